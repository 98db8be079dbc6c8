using System.Text.Json.Nodes;
using Aetherion.Domain.Learning.Boosting;
using Aetherion.Domain.Learning.Forests;

namespace Aetherion.Domain.Tests.Learning.Forests;

public sealed class TreeDocumentTests
{
    private static readonly SampleRows Sample = SampleRows.Draw(300, 1, missingShare: 0.1);

    private static readonly RandomForest Forest = RandomForest.FitClassifier(
        Sample.Rows, Sample.Labels, 3, new RandomForestOptions { TreeCount = 3 });

    private static readonly GradientBoosting Boosting = GradientBoosting.FitClassifier(
        Sample.Rows, Sample.Labels, 3, new GradientBoostingOptions { MaxRounds = 3 });

    [Fact]
    public void Models_come_back_bit_for_bit_with_their_versions()
    {
        RandomForest forest = RandomForestDocument.Read(RandomForestDocument.Write(Forest));
        GradientBoosting boosting = GradientBoostingDocument.Read(GradientBoostingDocument.Write(Boosting));
        forest.Version.ShouldBe(Forest.Version);
        forest.Version.ShouldStartWith("forest-");
        boosting.Version.ShouldBe(Boosting.Version);
        boosting.Version.ShouldStartWith("boosting-");
        double[] before = new double[3];
        double[] after = new double[3];
        for (int row = 0; row < 300; row++)
        {
            Forest.PredictProbabilities(Sample.Rows.Row(row), before);
            forest.PredictProbabilities(Sample.Rows.Row(row), after);
            after.ShouldBe(before);
            Boosting.PredictProbabilities(Sample.Rows.Row(row), before);
            boosting.PredictProbabilities(Sample.Rows.Row(row), after);
            after.ShouldBe(before);
        }
    }

    [Fact]
    public void Numbers_come_back_too()
    {
        GradientBoosting boosting = GradientBoosting.FitRegressor(
            Sample.Rows, Sample.Targets, new GradientBoostingOptions { MaxRounds = 2 });
        double expected = boosting.Predict(Sample.Rows.Row(5));
        GradientBoostingDocument.Read(GradientBoostingDocument.Write(boosting)).Predict(Sample.Rows.Row(5))
            .ShouldBe(expected);
    }

    [Theory]
    [InlineData("format", "2", "format 2")]
    [InlineData("kind", "\"boosting-binary\"", "kind")]
    [InlineData("valueCount", "2", "cannot be used")]
    [InlineData("trees", "[]", "0 trees")]
    [InlineData("trees", "[null]", "cannot be used")]
    [InlineData("thresholds", "[[1],[1],[1]]", "do not fit")]
    [InlineData("thresholds", "[[2,1],[1],[1],[1]]", "rise")]
    [InlineData("featureImportances", "null", "cannot be used")]
    public void A_damaged_member_is_refused_with_its_reason(string member, string value, string reason)
    {
        JsonObject content = Content();
        content[member] = JsonNode.Parse(value);
        Refusal(content).ShouldContain(reason);
    }

    [Theory]
    [InlineData(0, 0)] // The root becomes a child of itself, yet no leaf.
    [InlineData(0, 200)] // A child that is not there.
    [InlineData(4, 77)] // A feature that is not there.
    [InlineData(7, 9)] // A shift that is none.
    public void A_damaged_node_is_refused(int at, byte value)
    {
        JsonObject content = Content();
        byte[] nodes = Convert.FromBase64String((string)content["trees"]![0]!["nodes"]!);
        nodes[at] = value;
        content["trees"]![0]!["nodes"] = Convert.ToBase64String(nodes);
        Refusal(content).ShouldContain("Node 0");
    }

    [Fact]
    public void Two_nodes_that_lead_to_one_another_are_refused()
    {
        JsonObject content = Content();
        byte[] nodes = Convert.FromBase64String((string)content["trees"]![0]!["nodes"]!);
        int inner = Enumerable.Range(1, (nodes.Length / 8) - 1).First(i => BitConverter.ToInt32(nodes, i * 8) != i);
        BitConverter.TryWriteBytes(nodes.AsSpan(inner * 8), inner - 1).ShouldBeTrue();
        content["trees"]![0]!["nodes"] = Convert.ToBase64String(nodes);
        Refusal(content).ShouldContain("in a circle");
    }

    [Fact]
    public void Values_that_are_no_shares_are_refused()
    {
        JsonObject content = Content();
        byte[] values = Convert.FromBase64String((string)content["trees"]![0]!["values"]!);
        BitConverter.TryWriteBytes(values, float.NaN).ShouldBeTrue();
        content["trees"]![0]!["values"] = Convert.ToBase64String(values);
        Refusal(content).ShouldContain("finite");
        BitConverter.TryWriteBytes(values, 7f).ShouldBeTrue();
        content["trees"]![0]!["values"] = Convert.ToBase64String(values);
        Refusal(content).ShouldContain("sum to");
        content["trees"]![0]!["values"] = Convert.ToBase64String(values.AsSpan(0, 4));
        Refusal(content).ShouldContain("cannot be used");
    }

    [Fact]
    public void A_change_that_breaks_nothing_still_breaks_the_version()
    {
        JsonObject content = Content();
        string version = (string)content["version"]!;
        content["featureImportances"]![0] = 0.125;
        content["version"] = version;
        Should.Throw<InvalidDataException>(() => RandomForestDocument.Read(content.ToJsonString()))
            .Message.ShouldContain("was changed");
    }

    [Fact]
    public void Rubbish_and_every_truncation_are_refused()
    {
        string document = GradientBoostingDocument.Write(Boosting);
        for (int length = 0; length < document.Length; length += 997)
            Should.Throw<InvalidDataException>(() => GradientBoostingDocument.Read(document[..length]));
        Should.Throw<InvalidDataException>(() => GradientBoostingDocument.Read("null"));
        Should.Throw<InvalidDataException>(() => RandomForestDocument.Read(document)).Message.ShouldContain("kind");
    }

    private static JsonObject Content() => JsonNode.Parse(RandomForestDocument.Write(Forest))!.AsObject();

    /// <summary>What reading says, the version left out so that the damage itself is found.</summary>
    private static string Refusal(JsonObject content)
    {
        content.Remove("version");
        return Should.Throw<InvalidDataException>(() => RandomForestDocument.Read(content.ToJsonString())).Message;
    }
}
