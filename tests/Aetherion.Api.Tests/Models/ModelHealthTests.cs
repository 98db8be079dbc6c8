using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Models;

public sealed class ModelHealthTests
{
    private const string Health =
        """
        { instrument(id: "sim:BTC-USD") { modelHealth { sequence champion challenger status barCount logLikelihoodPerBar
          trainingLogLikelihoodPerBar challengerLogLikelihoodPerBar labelAgreement drift { feature index rows } classifier
          forecastCount brier calibrationError logLoss trainingLogLoss classifierDrift { input index rows isJudged }
          classifierChallenger challengerForecastCount challengerBrier challengerCalibrationError challengerLogLoss
          anomalyModel anomalyBarCount anomalyFlaggedShare anomalyPromisedShare anomalyAlarmShare
          anomalyDrift { input index rows isJudged } anomalyChallenger anomalyChallengerBarCount
          anomalyChallengerFlaggedShare anomalyChallengerPromisedShare anomalyChallengerAlarmShare
          anomalyChallengerDrift { input index rows isJudged } anomalyComparedBarCount anomalyFlaggedByBoth
          anomalyFlaggedByChampionOnly anomalyFlaggedByChallengerOnly anomalyFlagKappa
          findings { measure status } alerts } } }
        """;

    [Fact]
    public async Task There_is_none_before_the_first_bar_and_none_below_the_timeframes_of_regimes()
    {
        await using var api = await TestApi.StartAsync();

        (await api.QueryAsync(Health))["instrument"]!["modelHealth"].ShouldBeNull();
        (await api.FailAsync("""{ instrument(id: "sim:BTC-USD") { modelHealth(timeframe: S1) { status } } }"""))
            .ShouldBe("BAD_USER_INPUT");
    }

    [Fact]
    public async Task Where_no_classifier_is_in_charge_there_is_none_and_no_forecast()
    {
        await using var api = await TestApi.StartAsync();
        api.Parts.BtcMonitor.Snapshot = new MonitorSnapshot(
            TestData.BtcMinute, 77, new MonitoredModel("m1", Regime.Bull, -3.5, 60, -3.25), null, null, [], null, null,
            "HEALTHY", []);

        (await api.QueryAsync(
            """
            { instrument(id: "sim:BTC-USD") { modelHealth {
              classifier forecastCount brier classifierChallenger challengerBrier } } }
            """))
            ["instrument"]!["modelHealth"]!.ToJsonString()
            .ShouldBe("""{"classifier":null,"forecastCount":0,"brier":null,"classifierChallenger":null,"challengerBrier":null}""");
    }

    [Fact]
    public async Task Where_no_anomaly_model_is_known_yet_it_has_no_bars_and_no_shares()
    {
        await using var api = await TestApi.StartAsync();
        api.Parts.BtcMonitor.Snapshot = new MonitorSnapshot(
            TestData.BtcMinute, 77, new MonitoredModel("m1", Regime.Bull, -3.5, 60, -3.25), null, null, [], null, null,
            "HEALTHY", []);

        (await api.QueryAsync(
            """
            { instrument(id: "sim:BTC-USD") { modelHealth {
              anomalyModel anomalyBarCount anomalyFlaggedShare anomalyPromisedShare anomalyAlarmShare anomalyDrift { input }
              anomalyChallenger anomalyChallengerBarCount anomalyChallengerFlaggedShare anomalyChallengerPromisedShare
              anomalyChallengerAlarmShare anomalyChallengerDrift { input } anomalyComparedBarCount anomalyFlaggedByBoth
              anomalyFlaggedByChampionOnly anomalyFlaggedByChallengerOnly anomalyFlagKappa } } }
            """))
            ["instrument"]!["modelHealth"]!.ToJsonString()
            .ShouldBe("{\"anomalyModel\":null,\"anomalyBarCount\":0,\"anomalyFlaggedShare\":null,\"anomalyPromisedShare\":null,\"anomalyAlarmShare\":null,\"anomalyDrift\":[],\"anomalyChallenger\":null,\"anomalyChallengerBarCount\":0,\"anomalyChallengerFlaggedShare\":null,\"anomalyChallengerPromisedShare\":null,\"anomalyChallengerAlarmShare\":null,\"anomalyChallengerDrift\":[],\"anomalyComparedBarCount\":0,\"anomalyFlaggedByBoth\":0,\"anomalyFlaggedByChampionOnly\":0,\"anomalyFlaggedByChallengerOnly\":0,\"anomalyFlagKappa\":null}");
    }

    [Fact]
    public async Task It_tells_what_the_monitor_has_seen()
    {
        await using var api = await TestApi.StartAsync();
        api.Parts.BtcMonitor.Snapshot = new MonitorSnapshot(
            TestData.BtcMinute, 77, new MonitoredModel("m1", Regime.Bull, -3.5, 60, -3.25),
            new MonitoredModel("m2", Regime.Bull, -3.75, 60, -3), 0.9,
            [new FeatureDrift(Feature.LogReturn, 0.125, 60), new FeatureDrift((Feature)999, null, 0)], 0.2, null, "ALERT",
            [new MonitorFinding("drift of LogReturn", 0.31, 0.25, "ALERT"), new MonitorFinding("Brier score", 0.2, 0.5, "HEALTHY")],
            "c1", 312, 0.9, 0.875, new MonitoredClassifier("c2", 44, 0.1875, 0.25, 0.8, null))
        {
            InputDrift = [new InputDrift("rv_60", 0.5, 700, true), new InputDrift("rv_1440", null, 0, false)],
            AnomalyModel = new MonitoredAnomalyModel("a1", 12_000, 0.0625, 0.05, 0.25),
            AnomalyDrift = [new InputDrift("Return", 0.125, 800, true)],
            AnomalyChallenger = new MonitoredAnomalyModel("a2", 500, 0.075, 0.05, 0.5),
            AnomalyChallengerDrift = [new InputDrift("Range", null, 0, false)],
            AnomalyFlags = new FlagComparison(480, 20, 4, 16, 0.625),
        };

        (await api.QueryAsync(Health))["instrument"]!["modelHealth"]!.ToJsonString().ShouldBe(
            """
            {"sequence":"77","champion":"model~m1","challenger":"model~m2","status":"ALERT","barCount":60,"logLikelihoodPerBar":-3.5,"trainingLogLikelihoodPerBar":-3.25,"challengerLogLikelihoodPerBar":-3.75,"labelAgreement":0.9,"drift":[{"feature":"LOG_RETURN","index":0.125,"rows":60},{"feature":"UNKNOWN","index":null,"rows":0}],"classifier":"model~c1","forecastCount":312,"brier":0.2,"calibrationError":null,"logLoss":0.9,"trainingLogLoss":0.875,"classifierDrift":[{"input":"rv_60","index":0.5,"rows":700,"isJudged":true},{"input":"rv_1440","index":null,"rows":0,"isJudged":false}],"classifierChallenger":"model~c2","challengerForecastCount":44,"challengerBrier":0.1875,"challengerCalibrationError":0.25,"challengerLogLoss":0.8,"anomalyModel":"model~a1","anomalyBarCount":12000,"anomalyFlaggedShare":0.0625,"anomalyPromisedShare":0.05,"anomalyAlarmShare":0.25,"anomalyDrift":[{"input":"Return","index":0.125,"rows":800,"isJudged":true}],"anomalyChallenger":"model~a2","anomalyChallengerBarCount":500,"anomalyChallengerFlaggedShare":0.075,"anomalyChallengerPromisedShare":0.05,"anomalyChallengerAlarmShare":0.5,"anomalyChallengerDrift":[{"input":"Range","index":null,"rows":0,"isJudged":false}],"anomalyComparedBarCount":480,"anomalyFlaggedByBoth":20,"anomalyFlaggedByChampionOnly":4,"anomalyFlaggedByChallengerOnly":16,"anomalyFlagKappa":0.625,"findings":[{"measure":"drift of LogReturn","status":"ALERT"},{"measure":"Brier score","status":"HEALTHY"}],"alerts":["drift of LogReturn is 0.31; the limit is 0.25."]}
            """);
    }
}
