package com.acme.values;

import com.acme.values.AllScalars.Feature;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** A property of every kind that holds others. */
public class AllContainers {
    public String id;

    public List<String> list;
    public Collection<Integer> collection;
    public Iterable<Long> iterable;
    public ArrayList<Double> arrayList;
    public LinkedList<Instant> linkedList;
    public Set<String> set;
    public SortedSet<Integer> sortedSet;
    public EnumSet<Feature> enumSet;
    public Queue<String> queue;
    public Deque<String> deque;
    public ArrayDeque<String> arrayDeque;
    public PriorityQueue<Integer> priorityQueue;
    public List<? extends Set<List<Integer>>> nestedGenerics;
    public List<Optional<String>> optionals;

    public String[] strings;
    public Character[] characters;
    public boolean[] booleans;
    public short[] shorts;
    public int[] ints;
    public long[] longs;
    public float[] floats;
    public double[] doubles;
    public int[][] matrix;
    public byte[][] blobs;
    public Feature[] features;
    public List<Integer>[] lists;

    public Map<String, Integer> map;
    public SortedMap<String, BigDecimal> sortedMap;
    public EnumMap<Feature, String> enumMap;
    public ConcurrentHashMap<String, String> concurrentMap;
    public Map<Feature, List<String>> byFeature;
    public Map<Integer, String> byInt;
    public Map<Boolean, String> byBoolean;
    public Map<UUID, String> byUuid;
    public Map<Instant, Map<String, Long>> byInstant;
    public Map<Double, String> byDouble;
    public Map<Character, String> byChar;

    public Optional<String> optional;
    public Optional<List<Integer>> optionalList;
    public OptionalInt optionalInt;
    public OptionalLong optionalLong;
    public OptionalDouble optionalDouble;
    public AtomicReference<Date> reference;

    public Node node;
    public List<Node> nodes;
    public Map<String, Node> nodesByName;

    public Object anything;
    public Map<String, Object> extra;
    public List<Object> mixed;

    /** Recursive, with something private and final. */
    @SuppressWarnings("UnusedVariable") // but by those who look inside
    public static class Node {
        private final String name;
        private Node next;
        private Map<String, Object> attributes;

        private Node() {
            this.name = null;
        }

        public Node(String name, Node next, Map<String, Object> attributes) {
            this.name = name;
            this.next = next;
            this.attributes = attributes;
        }
    }
}
