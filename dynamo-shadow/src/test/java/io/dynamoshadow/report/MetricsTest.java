package io.dynamoshadow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.launchdarkly.sdk.LDValue;
import io.dynamoshadow.Events;
import io.dynamoshadow.TestSettings;
import io.dynamoshadow.config.ShadowSettings;
import io.dynamoshadow.flag.Measurement;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.PlannedMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.management.AttributeNotFoundException;
import javax.management.MBeanAttributeInfo;
import org.junit.jupiter.api.Test;

final class MetricsTest {
    private final DaoPlan plan = Events.plan("events");
    private final LastingReport lasting = lasting();
    private final DaoReport report = new DaoReport(lasting, plan.methods());
    private final PlannedMethod find = Events.method(plan, "findEventById");
    private final Metrics metrics = new Metrics();

    private static LastingReport lasting() {
        ShadowSettings settings = TestSettings.of(
                "dao.events.interface = com.acme.events.EventDao", "dao.events.table = events", "dao.events.key = id");
        return new LastingReport(settings.daos().get(0), settings.differences(), null, new RecordingLogger());
    }

    @Test
    void nothing_is_measured_that_nobody_asks_for() {
        assertThat(report.measured(find, Measurement.NONE)).isSameAs(Measurement.NONE);
    }

    @Test
    void counters_and_latencies_are_there_in_the_text_of_prometheus() {
        metrics.add(Watched.by(lasting));
        report.called(find);
        report.matched(find);
        Measurement measured = report.measured(find, Measurement.NONE);
        measured.mongo(TimeUnit.MILLISECONDS.toNanos(3), false);
        measured.dynamo(TimeUnit.MILLISECONDS.toNanos(30), false);
        metrics.addCapacity(() -> Map.of("events read", 2.5), List.of("events"));

        String of = "{dao=\"events\",method=\"findEventById(String)\"";
        assertThat(metrics.text().lines())
                .contains(
                        "dynamo_shadow_calls_total" + of + "} 1.0",
                        "dynamo_shadow_comparisons_total" + of + ",result=\"equal\"} 1.0",
                        "dynamo_shadow_latency_seconds_bucket" + of + ",store=\"mongo\",le=\"0.002\"} 0",
                        "dynamo_shadow_latency_seconds_bucket" + of + ",store=\"mongo\",le=\"0.005\"} 1",
                        "dynamo_shadow_latency_seconds_sum" + of + ",store=\"dynamo\"} 0.03",
                        "dynamo_shadow_flag{dao=\"events\",flag=\"dynamo-write\"} 1.0",
                        "dynamo_shadow_flag{dao=\"events\",flag=\"dynamo-read\"} 0.0",
                        "dynamo_shadow_rollout_step{dao=\"events\"} 2.0",
                        "dynamo_shadow_outbox_pending{dao=\"events\"} 0.0",
                        "dynamo_shadow_consumed_capacity_units_total{operation=\"read\",table=\"events\"} 2.5");
        assertThat(metrics.text().lines().filter(line -> line.startsWith("# TYPE")))
                .allMatch(line -> line.startsWith("# TYPE dynamo_shadow_"))
                .doesNotHaveDuplicates();
    }

    @Test
    void methods_of_an_application_that_comes_later_are_there_too() {
        Metrics early = new Metrics();
        LastingReport later = lasting();
        early.add(Watched.by(later));

        DaoReport comes = new DaoReport(later, plan.methods());
        comes.called(find);

        assertThat(early.text())
                .contains("dynamo_shadow_calls_total{dao=\"events\",method=\"findEventById(String)\"} 1.0");
    }

    @Test
    void the_dashboard_and_the_documents_know_no_other_names() throws IOException {
        metrics.add(Watched.by(lasting));
        Measurement measured = report.measured(find, Measurement.NONE);
        measured.mongo(1, false);
        metrics.addCapacity(() -> Map.of(), List.of("events"));
        Set<String> known = metrics.text()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .collect(Collectors.toSet());

        String dashboard = Files.readString(Path.of("../docs/grafana-dashboard.json"));
        Matcher name = Pattern.compile("dynamo_shadow_[a-z_]+").matcher(dashboard);
        Set<String> asked = new TreeSet<>();
        while (name.find()) {
            asked.add(name.group());
        }
        assertThat(asked).hasSizeGreaterThan(10).isSubsetOf(known);
        assertThat(LDValue.parse(dashboard).get("panels").size()).isGreaterThan(10);
    }

    @Test
    void jmx_shows_the_same() throws AttributeNotFoundException {
        metrics.add(Watched.by(lasting));
        report.called(find);
        MetricsBean bean = new MetricsBean(metrics);

        assertThat(bean.getAttribute("calls events findEventById(String)")).isEqualTo(1.0);
        assertThat(bean.getAttributes(new String[] {"outbox.pending events", "no such"}))
                .hasSize(1);
        assertThat(bean.getMBeanInfo().getAttributes())
                .extracting(MBeanAttributeInfo::getName)
                .contains("latency events findEventById(String) mongo total seconds");
        assertThatThrownBy(() -> bean.getAttribute("no such")).isInstanceOf(AttributeNotFoundException.class);
    }
}
