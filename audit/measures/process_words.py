"""What the rows of a table are called in the sentences about them."""

from __future__ import annotations

from audit.model.message import Message, msg


def share_label(table: str) -> Message:
    """Return what a share of the rows of a table is called."""
    known = {
        "events": msg("share-of-rows.events", "Events where this is so"),
        "sessions": msg("share-of-rows.sessions", "Sessions where this is so"),
        "appearances": msg("share-of-rows.appearances", "Appearances where this is so"),
        "accommodations": msg("share-of-rows.accommodations", "Requests for access where this is so"),
        "employees": msg("share-of-rows.employees", "Members of staff of whom this is so"),
        "governance": msg("share-of-rows.governance", "Seats of which this is so"),
        "memberships": msg("share-of-rows.memberships", "Seats of which this is so"),
        "policies": msg("share-of-rows.policies", "Policies of which this is so"),
        "openings": msg("share-of-rows.openings", "Openings where this is so"),
        "applications": msg("share-of-rows.applications", "Applications of which this is so"),
        "programmes": msg("share-of-rows.programmes", "Places in programmes of which this is so"),
        "staff_groups": msg("share-of-rows.staff-groups", "Staff groups of which this is so"),
        "incidents": msg("share-of-rows.incidents", "Reports where this is so"),
        "channels": msg("share-of-rows.channels", "Channels of which this is so"),
        "consultations": msg("share-of-rows.consultations", "Consultations where this is so"),
        "content": msg("share-of-rows.content", "Publications of which this is so"),
        "commitments": msg("share-of-rows.commitments", "Statements of which this is so"),
        "actions": msg("share-of-rows.actions", "Actions of which this is so"),
        "budget": msg("share-of-rows.budget", "Budget lines of which this is so"),
    }
    return known.get(table, msg("share-of-rows.rows", "Rows of the table {table} of which this is so", table=table))


def falling_short(table: str, n: int, of: int) -> Message:
    """Return how many rows of a table fall short."""
    known = {
        "events": msg("falling-short.events", "Not met for {n} of {of} events.", n=n, of=of),
        "sessions": msg("falling-short.sessions", "Not met for {n} of {of} sessions.", n=n, of=of),
        "appearances": msg("falling-short.appearances", "Not met for {n} of {of} appearances.", n=n, of=of),
        "accommodations": msg("falling-short.accommodations", "Not met for {n} of {of} requests.", n=n, of=of),
        "employees": msg("falling-short.employees", "Not met for {n} of {of} members of staff.", n=n, of=of),
        "governance": msg("falling-short.governance", "Not met for {n} of {of} seats.", n=n, of=of),
        "memberships": msg("falling-short.memberships", "Not met for {n} of {of} seats.", n=n, of=of),
        "policies": msg("falling-short.policies", "Not met for {n} of {of} policies.", n=n, of=of),
        "openings": msg("falling-short.openings", "Not met for {n} of {of} openings.", n=n, of=of),
        "applications": msg("falling-short.applications", "Not met for {n} of {of} applications.", n=n, of=of),
        "programmes": msg("falling-short.programmes", "Not met for {n} of {of} places.", n=n, of=of),
        "staff_groups": msg("falling-short.staff-groups", "Not met for {n} of {of} staff groups.", n=n, of=of),
        "incidents": msg("falling-short.incidents", "Not met for {n} of {of} reports.", n=n, of=of),
        "channels": msg("falling-short.channels", "Not met for {n} of {of} channels.", n=n, of=of),
        "consultations": msg("falling-short.consultations", "Not met for {n} of {of} consultations.", n=n, of=of),
        "content": msg("falling-short.content", "Not met for {n} of {of} publications.", n=n, of=of),
        "commitments": msg("falling-short.commitments", "Not met for {n} of {of} statements.", n=n, of=of),
        "actions": msg("falling-short.actions", "Not met for {n} of {of} actions.", n=n, of=of),
        "contracts": msg("falling-short.contracts", "Not met for {n} of {of} contracts.", n=n, of=of),
        "budget": msg("falling-short.budget", "Not met for {n} of {of} budget lines.", n=n, of=of),
    }
    other = msg("falling-short.rows", "Not met for {n} of {of} rows of the table {table}.", n=n, of=of, table=table)
    return known.get(table, other)
