/* Makes the Nth call that changes a file fail, as a full or broken disk would. Loaded before the C library. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static int remaining = 0;
static int code = 0;
static int calls = 0;

void fail_at(int n, int error) { remaining = n; code = error; calls = 0; }
int calls_made(void) { return calls; }

static int fails(int fd) {
    struct stat what;
    if (fd <= 2 || fstat(fd, &what) || !S_ISREG(what.st_mode)) return 0; /* a pipe is no disk */
    calls++;
    if (remaining > 0 && --remaining == 0) { errno = code; return 1; }
    return 0;
}

#define NEXT(name) ((typeof(name) *)dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *data, size_t size) {
    return fails(fd) ? -1 : NEXT(write)(fd, data, size);
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
    return fails(fd) ? -1 : NEXT(pwrite)(fd, data, size, at);
}
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
    return fails(fd) ? -1 : NEXT(pwrite64)(fd, data, size, at);
}
int fsync(int fd) { return fails(fd) ? -1 : NEXT(fsync)(fd); }
int fdatasync(int fd) { return fails(fd) ? -1 : NEXT(fdatasync)(fd); }
int ftruncate(int fd, off_t size) { return fails(fd) ? -1 : NEXT(ftruncate)(fd, size); }
int ftruncate64(int fd, off64_t size) { return fails(fd) ? -1 : NEXT(ftruncate64)(fd, size); }
