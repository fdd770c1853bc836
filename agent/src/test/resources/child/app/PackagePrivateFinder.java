package app;

/** Nobody outside sees it. */
class PackagePrivateFinder implements Finder {
    public String find(String id, long version) {
        return "package-private " + id;
    }
}
