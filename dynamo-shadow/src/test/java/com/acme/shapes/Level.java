package com.acme.shapes;

/** An enum whose constants have bodies, and so classes of their own. */
public enum Level {
    LOW {
        @Override
        public int weight() {
            return 1;
        }
    },
    HIGH {
        @Override
        public int weight() {
            return 9;
        }
    };

    public abstract int weight();
}
