using System.Text.Json;

namespace Aetherion.Model.Tests;

public sealed class BarConverterTests
{
    [Fact]
    public void Features_are_written_by_name_and_only_when_known()
    {
        var features = default(FeatureVector);
        features[Feature.LogReturn] = -0.1;
        features[Feature.Momentum5m] = 0;
        var json = JsonSerializer.Serialize(features);
        json.ShouldBe("""{"LogReturn":-0.1,"Momentum5m":0}""");
        JsonSerializer.Deserialize<FeatureVector>(json).ShouldBe(features);
    }

    [Fact]
    public void Features_of_a_later_version_are_passed_over() =>
        JsonSerializer.Deserialize<FeatureVector>("""{"Later":[1,{"a":2}],"LogReturn":1.5}""")[Feature.LogReturn]
            .ShouldBe(1.5);

    [Fact]
    public void A_feature_is_absent_until_set_and_after_null_and_is_always_finite()
    {
        var features = default(FeatureVector);
        features[Feature.BookImbalance].ShouldBeNull();
        features[Feature.BookImbalance] = 0;
        features[Feature.BookImbalance].ShouldBe(0);
        features[Feature.BookImbalance] = null;
        features.ShouldBe(default);
        Should.Throw<ArgumentOutOfRangeException>(() => features[Feature.LogReturn] = double.NaN);
        Should.Throw<ArgumentOutOfRangeException>(() => features[Feature.LogReturn] = double.PositiveInfinity);
    }

    [Fact]
    public void Every_double_comes_back_bit_by_bit()
    {
        var random = new Random(5);
        for (var i = 0; i < 2000; i++)
        {
            var value = BitConverter.Int64BitsToDouble(random.NextInt64());
            if (!double.IsFinite(value))
                continue;
            var features = default(FeatureVector);
            features[Feature.WeightedMid] = value;
            var copy = JsonSerializer.Deserialize<FeatureVector>(JsonSerializer.Serialize(features));
            copy[Feature.WeightedMid].ShouldBe(value);
        }
    }

    [Fact]
    public void State_probabilities_are_an_array()
    {
        var probabilities = new StateProbabilities([0.25, 0.75]);
        JsonSerializer.Serialize(probabilities).ShouldBe("[0.25,0.75]");
        JsonSerializer.Deserialize<StateProbabilities>("[0.25,0.75]").ShouldBe(probabilities);
        JsonSerializer.Serialize(default(StateProbabilities)).ShouldBe("[]");
        JsonSerializer.Deserialize<StateProbabilities>("[]").Count.ShouldBe(0);
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<StateProbabilities>("[1,2,3,4,5,6,7,8,9]"));
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<StateProbabilities>("{}"));
        Should.Throw<ArgumentOutOfRangeException>(() => _ = probabilities[2]);
    }

    [Fact]
    public void A_closed_bar_comes_back()
    {
        var features = default(FeatureVector);
        features[Feature.LogReturn] = 0.1;
        var candle = new Candle(
            Timeframe.M5, new DateTime(2024, 1, 1, 0, 5, 0, DateTimeKind.Utc), new Price(1), new Price(4), new Price(1),
            new Price(3), new Quantity(9), new Quantity(4), 1.230m, 3, 1);
        var bar = new ClosedBar(
            7, candle, features, new StateProbabilities([0.5, 0.5]), new RegimeProbabilities(0.5, 0, 0.5, 0));
        var copy = JsonSerializer.Deserialize<ClosedBar>(JsonSerializer.Serialize(bar));
        copy.ShouldBe(bar);
        copy.Candle.OpenTime.Kind.ShouldBe(DateTimeKind.Utc);
    }

    [Fact]
    public void A_bar_without_an_anomaly_is_written_as_before_there_were_any()
    {
        string json = JsonSerializer.Serialize(default(ClosedBar));
        json.ShouldNotContain("Anomaly");
        json.ShouldEndWith("\"Probabilities\":{\"Bull\":0,\"Bear\":0,\"Sideways\":0,\"Crisis\":0}}");
        JsonSerializer.Deserialize<ClosedBar>(json).Anomaly.IsKnown.ShouldBeFalse();
        JsonSerializer.Deserialize<ClosedBar>(json[..^1] + ",\"Anomaly\":null}").ShouldBe(default);
    }

    [Fact]
    public void An_anomaly_comes_back_bit_by_bit()
    {
        foreach (double? threshold in (double?[])[null, 0.1 + 0.2])
        {
            var anomaly = new BarAnomaly(
                Math.PI, threshold, AnomalyLevel.Anomaly | AnomalyLevel.Alarm, [0, 1.0 / 3, Math.E]);
            var bar = default(ClosedBar) with { Anomaly = anomaly };
            JsonSerializer.Deserialize<ClosedBar>(JsonSerializer.Serialize(bar)).ShouldBe(bar);
        }
    }

    [Fact]
    public void An_anomaly_is_an_object_whose_later_members_are_passed_over()
    {
        const string Json = """{"Score":2,"Threshold":1.5,"Level":1,"Contributions":[0.5,1.5]}""";
        var anomaly = new BarAnomaly(2, 1.5, AnomalyLevel.Anomaly, [0.5, 1.5]);
        JsonSerializer.Serialize(anomaly).ShouldBe(Json);
        JsonSerializer.Deserialize<BarAnomaly>(Json[..^1] + ",\"Later\":{\"a\":[1]}}").ShouldBe(anomaly);
        anomaly[AnomalyFeature.Range].ShouldBe(1.5);
        anomaly[AnomalyFeature.Activity].ShouldBeNull();
    }

    [Fact]
    public void An_anomaly_that_cannot_be_is_refused()
    {
        foreach (string json in (string[])
            ["{}", "1", """{"Score":2,"Contributions":[]}""", """{"Score":2,"Contributions":[1,2,3,4,5]}"""])
            Should.Throw<JsonException>(() => JsonSerializer.Deserialize<BarAnomaly>(json));
        Should.Throw<ArgumentException>(() => new BarAnomaly(double.NaN, null, 0, [1]));
        Should.Throw<ArgumentException>(() => new BarAnomaly(1, double.PositiveInfinity, 0, [1]));
        Should.Throw<ArgumentException>(() => new BarAnomaly(1, null, 0, [double.NaN]));
        Should.Throw<ArgumentException>(() => new BarAnomaly(1, null, 0, []));
    }
}
