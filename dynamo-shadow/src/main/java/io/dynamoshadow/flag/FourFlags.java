package io.dynamoshadow.flag;

import com.launchdarkly.sdk.LDContext;
import com.launchdarkly.sdk.LDValue;
import com.launchdarkly.sdk.server.LDClient;
import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.FlagSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The four boolean flags of one DAO. */
final class FourFlags implements StageSource {
    private final LDClient client;
    private final FlagData data;
    private final FlagSettings settings;
    private final String mongoWrite;
    private final String mongoRead;
    private final String dynamoWrite;
    private final String dynamoRead;

    FourFlags(DaoSettings dao, FlagSettings settings, LDClient client, FlagData data) {
        this.client = client;
        this.data = data;
        this.settings = settings;
        this.mongoWrite = dao.flagPrefix() + "-mongo-write";
        this.mongoRead = dao.flagPrefix() + "-mongo-read";
        this.dynamoWrite = dao.flagPrefix() + "-dynamo-write";
        this.dynamoRead = dao.flagPrefix() + "-dynamo-read";
    }

    @Override
    public List<String> flags() {
        return Collections.unmodifiableList(Arrays.asList(mongoWrite, mongoRead, dynamoWrite, dynamoRead));
    }

    @Override
    public Stage evaluate(LDContext context) {
        return Stage.of(
                        client.boolVariation(mongoWrite, context, settings.defaultMongoWrite()),
                        client.boolVariation(mongoRead, context, settings.defaultMongoRead()),
                        client.boolVariation(dynamoWrite, context, settings.defaultDynamoWrite()),
                        client.boolVariation(dynamoRead, context, settings.defaultDynamoRead()))
                .guarded(settings.cohortGuard());
    }

    @Override
    public Stage defaults() {
        return Stage.defaults(settings);
    }

    @Override
    public Reach reach() {
        FlagReach mw = data.reach(mongoWrite);
        FlagReach mr = data.reach(mongoRead);
        FlagReach dw = data.reach(dynamoWrite);
        FlagReach dr = data.reach(dynamoRead);
        List<Stage> stages = new ArrayList<>();
        for (Stage each : Stage.ALL) {
            if (each.isOfFlags()
                    && mw.canBe(each.isMongoWrite(), settings.defaultMongoWrite())
                    && mr.canBe(each.isMongoRead(), settings.defaultMongoRead())
                    && dw.canBe(each.isDynamoWrite(), settings.defaultDynamoWrite())
                    && dr.canBe(each.isDynamoRead(), settings.defaultDynamoRead())) {
                stages.add(each.guarded(settings.cohortGuard()));
            }
        }
        return Reach.of(stages);
    }

    @Override
    public List<String> mistakes() {
        List<String> mistakes = new ArrayList<>();
        for (String flag : flags()) {
            for (LDValue value : data.reach(flag).values()) {
                if (!value.isNull() && !Values.isBoolean(value)) {
                    mistakes.add("the flag " + flag + " can be " + value.toJsonString()
                            + ", which is neither true nor false: for whom it is, its default holds");
                }
            }
        }
        return mistakes;
    }
}
