package io.dynamoshadow.report;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import java.util.Map;
import java.util.TreeMap;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;

/** The metrics over JMX: an attribute for each, read only, such as {@code calls events findEventById(String)}. Thread-safe. */
public final class MetricsBean implements DynamicMBean {
    private final Metrics metrics;

    public MetricsBean(Metrics metrics) {
        this.metrics = metrics;
    }

    private Map<String, Double> values() {
        Map<String, Double> values = new TreeMap<>();
        for (Meter meter : metrics.registry().getMeters()) {
            for (Measurement each : meter.measure()) {
                StringBuilder name = new StringBuilder(meter.getId().getName().replaceFirst("^dynamo\\.shadow\\.", ""));
                for (Tag tag : meter.getId().getTags()) {
                    name.append(' ').append(tag.getValue());
                }
                switch (each.getStatistic()) {
                    case TOTAL_TIME:
                        name.append(" total seconds");
                        break;
                    case MAX:
                        name.append(" max seconds");
                        break;
                    default:
                        break;
                }
                values.put(name.toString(), each.getValue());
            }
        }
        return values;
    }

    @Override
    public Object getAttribute(String attribute) throws AttributeNotFoundException {
        Double value = values().get(attribute);
        if (value == null) {
            throw new AttributeNotFoundException(attribute);
        }
        return value;
    }

    @Override
    public AttributeList getAttributes(String[] attributes) {
        Map<String, Double> values = values();
        AttributeList found = new AttributeList();
        for (String attribute : attributes) {
            Double value = values.get(attribute);
            if (value != null) {
                found.add(new Attribute(attribute, value));
            }
        }
        return found;
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        MBeanAttributeInfo[] attributes = values().keySet().stream()
                .map(name -> new MBeanAttributeInfo(name, "double", name, true, false, false))
                .toArray(MBeanAttributeInfo[]::new);
        return new MBeanInfo(
                MetricsBean.class.getName(), "Dynamo Shadow's metrics, since the start", attributes, null, null, null);
    }

    @Override
    public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
        throw new AttributeNotFoundException(attribute.getName() + " is read only");
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        return new AttributeList();
    }

    @Override
    public Object invoke(String action, Object[] parameters, String[] signature) {
        throw new UnsupportedOperationException(action);
    }
}
