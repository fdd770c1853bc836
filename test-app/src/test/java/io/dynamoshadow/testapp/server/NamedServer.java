package io.dynamoshadow.testapp.server;

/** A server that somebody else runs. */
record NamedServer(String uri) implements Server {

    @Override
    public boolean isOurs() {
        return false;
    }

    @Override
    public void stop() {
        throw new UnsupportedOperationException(uri + " is not ours to stop");
    }

    @Override
    public void start() {
        throw new UnsupportedOperationException(uri + " is not ours to start");
    }

    @Override
    public void close() {}
}
