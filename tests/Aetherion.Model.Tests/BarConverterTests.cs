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
}
