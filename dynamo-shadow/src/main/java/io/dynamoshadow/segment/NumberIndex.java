package io.dynamoshadow.segment;

import java.util.Arrays;

/**
 * Where records are, by their numbers, in their order: sixteen bytes for each, since millions may wait while a database is away. It is
 * quick for numbers that come in their order and go in about the same. Not thread-safe.
 */
final class NumberIndex {
    /** The place of what is not there. */
    static final long NOWHERE = -1;

    private static final int FIRST_CAPACITY = 64;

    private long[] numbers = new long[FIRST_CAPACITY];
    private long[] places = new long[FIRST_CAPACITY];
    /** From here to the end stands something, or what was removed and is not swept yet. */
    private int start;

    private int end;
    private int size;

    int size() {
        return size;
    }

    /** The place, or {@link #NOWHERE}. */
    long get(long number) {
        int at = Arrays.binarySearch(numbers, start, end, number);
        return at < 0 ? NOWHERE : places[at];
    }

    void put(long number, long place) {
        int at = Arrays.binarySearch(numbers, start, end, number);
        if (at < 0) {
            at = insert(-at - 1, number);
        }
        size += places[at] == NOWHERE ? 1 : 0;
        places[at] = place;
    }

    private int insert(int wanted, long number) {
        int at = wanted;
        if (end == numbers.length) {
            at -= start;
            sweep(end - start > numbers.length / 2 ? numbers.length * 2 : numbers.length);
        }
        System.arraycopy(numbers, at, numbers, at + 1, end - at);
        System.arraycopy(places, at, places, at + 1, end - at);
        end++;
        numbers[at] = number;
        places[at] = NOWHERE;
        return at;
    }

    /** Moves what there is to the beginning. */
    private void sweep(int capacity) {
        long[] oldNumbers = numbers;
        long[] oldPlaces = places;
        numbers = new long[capacity];
        places = new long[capacity];
        System.arraycopy(oldNumbers, start, numbers, 0, end - start);
        System.arraycopy(oldPlaces, start, places, 0, end - start);
        end -= start;
        start = 0;
    }

    /** Gives its place, or {@link #NOWHERE}. */
    long remove(long number) {
        int at = Arrays.binarySearch(numbers, start, end, number);
        long place = at < 0 ? NOWHERE : places[at];
        if (place != NOWHERE) {
            places[at] = NOWHERE;
            size--;
            trim();
        }
        return place;
    }

    private void trim() {
        while (start < end && places[start] == NOWHERE) {
            start++;
        }
        while (end > start && places[end - 1] == NOWHERE) {
            end--;
        }
        if (end - start > FIRST_CAPACITY && size < (end - start) / 2) {
            squeeze();
        }
    }

    /** Throws out what was removed in between, and gives back room. */
    private void squeeze() {
        int capacity = Math.max(FIRST_CAPACITY, size * 2);
        long[] left = new long[capacity];
        long[] there = new long[capacity];
        int count = 0;
        for (int i = start; i < end; i++) {
            if (places[i] != NOWHERE) {
                left[count] = numbers[i];
                there[count] = places[i];
                count++;
            }
        }
        numbers = left;
        places = there;
        start = 0;
        end = count;
    }

    /** The least number that is greater; that number itself where there is none. */
    long after(long number) {
        int found = Arrays.binarySearch(numbers, start, end, number);
        int at = found < 0 ? -found - 1 : found + 1;
        while (at < end && places[at] == NOWHERE) {
            at++;
        }
        return at < end ? numbers[at] : number;
    }

    /** The greatest number; 0 where there is none. */
    long last() {
        return size == 0 ? 0 : numbers[end - 1];
    }
}
