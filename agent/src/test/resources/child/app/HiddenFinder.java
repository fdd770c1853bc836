package app;

/** Not public: its proxies live in this package. */
interface HiddenFinder {
    String seek(String id);

    String toString();
}
