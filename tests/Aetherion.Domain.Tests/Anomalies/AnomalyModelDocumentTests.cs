using System.Text.Json.Nodes;
using Aetherion.Domain.Anomalies;

namespace Aetherion.Domain.Tests.Anomalies;

public sealed class AnomalyModelDocumentTests
{
    private static readonly AnomalyModel Model = SampleAnomalies.Model;
    private static readonly string Document = AnomalyModelDocument.Write(Model);

    [Fact]
    public void A_model_comes_back_with_its_version_and_scores_the_same_bits()
    {
        AnomalyModel copy = AnomalyModelDocument.Read(Document);
        copy.Version.ShouldBe(Model.Version);
        copy.Version.ShouldStartWith("anomaly-");
        AnomalyModelDocument.Write(copy).ShouldBe(Document);
        Random random = new(1);
        for (int row = 0; row < 200; row++)
        {
            double[] values = [6 * random.NextDouble() - 3, 6 * random.NextDouble(), 4 * random.NextDouble()];
            copy.Score.Score(values).ShouldBe(Model.Score.Score(values));
        }
    }

    [Fact]
    public void Another_option_seed_or_row_gives_another_version()
    {
        SampleAnomalies.Train(SampleAnomalies.Quick, 1).Version.ShouldBe(Model.Version);
        SampleAnomalies.Train(SampleAnomalies.Quick, 2).Version.ShouldNotBe(Model.Version);
        SampleAnomalies.Train(SampleAnomalies.Quick with { UsualWarmUp = 21 }, 1).Version.ShouldNotBe(Model.Version);
    }

    [Theory]
    [InlineData("format", 2, "format 2")]
    [InlineData("alarmLevel", 7.5, "changed")]
    [InlineData("alarmLevel", -1, "alarm level")]
    [InlineData("sampleSize", 1_000_000, "rows")]
    [InlineData("sampleSize", 32, "32 rows")]
    [InlineData("formula", "Guess", "JSON")]
    public void A_document_that_was_changed_is_refused(string member, object value, string because)
    {
        JsonNode node = JsonNode.Parse(Document)!;
        node[member] = JsonValue.Create(value);
        Should.Throw<InvalidDataException>(() => AnomalyModelDocument.Read(node.ToJsonString()))
            .Message.ShouldContain(because);
    }

    [Theory]
    [InlineData("nodeFeatures")]
    [InlineData("thresholds")]
    [InlineData("leafCounts")]
    [InlineData("scalerMeans")]
    [InlineData("location")]
    [InlineData("covariance")]
    public void A_list_that_is_one_short_or_empty_or_missing_is_refused(string member)
    {
        JsonNode shorter = JsonNode.Parse(Document)!;
        shorter[member]!.AsArray().RemoveAt(0);
        JsonNode empty = JsonNode.Parse(Document)!;
        empty[member] = new JsonArray();
        JsonNode missing = JsonNode.Parse(Document)!;
        missing.AsObject().Remove(member);
        foreach (JsonNode node in (JsonNode[])[shorter, empty, missing])
        {
            Should.Throw<InvalidDataException>(() => AnomalyModelDocument.Read(node.ToJsonString()))
                .Message.ShouldContain("Train the model again");
        }
    }

    [Fact]
    public void Text_that_is_no_model_or_too_long_is_refused()
    {
        foreach (string text in (string[])["", "null", "[]", "{}", Document[..^9], new string(' ', 8_000_001)])
            Should.Throw<InvalidDataException>(() => AnomalyModelDocument.Read(text));
    }

    [Fact]
    public void Too_few_bars_give_no_model() =>
        Should.Throw<ArgumentException>(() => new AnomalyTrainer(Model.Training.Instrument, Model.Training.Timeframe)
            .Train(null, TestContext.Current.CancellationToken)).Message.ShouldContain("Give more bars");

    [Fact]
    public void Options_that_cannot_be_are_refused()
    {
        foreach (AnomalyOptions options in (AnomalyOptions[])
            [
                new() { ThresholdProbability = 1 }, new() { ThresholdHalfLife = 0 }, new() { UsualWarmUp = 0 },
                new() { ThresholdWarmUp = 400 }, new() { AlarmProbability = double.NaN },
            ])
        {
            Should.Throw<ArgumentException>(() => new AnomalyModel(
                options, Model.Scaler, Model.Score, Model.AlarmLevel, Model.Training));
        }
    }
}
