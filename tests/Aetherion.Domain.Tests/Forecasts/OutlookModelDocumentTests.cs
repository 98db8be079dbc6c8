using Aetherion.Domain.Forecasts;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Forecasts;

public sealed class OutlookModelDocumentTests
{
    private static readonly OutlookModel Model = SomeOutlookModel.Fit();
    private static readonly string Document = OutlookModelDocument.Write(Model);

    [Fact]
    public void A_model_that_is_written_and_read_says_the_same()
    {
        OutlookModel read = OutlookModelDocument.Read(Document);
        read.Version.ShouldBe(Model.Version);
        read.Version.ShouldStartWith("outlook-");
        (read.Thresholds, read.Rule).ShouldBe((Model.Thresholds, Model.Rule));
        read.TransitionsFrom(Outlook.HighRisk).ToArray().ShouldBe([0.2, 0.2, 0.6]);
        double[] row = [.. Enumerable.Range(0, 12).Select(column => column / 1e4)];
        double[] expected = new double[3];
        double[] actual = new double[3];
        Model.Model.PredictProbabilities(row, expected);
        read.Model.PredictProbabilities(row, actual);
        actual.ShouldBe(expected);
    }

    [Theory]
    [InlineData("\"format\":1,", "\"format\":2,", "format 2")]
    [InlineData("\"featureVersion\":1,", "\"featureVersion\":7,", "feature version 7")]
    [InlineData("\"trendWeight\":1.5", "\"trendWeight\":1.4", "was changed")]
    [InlineData("\"trendWeight\":1.5", "\"trendWeight\":-1", "A weight lies")]
    [InlineData("\"volatilityThreshold\":0.005", "\"volatilityThreshold\":0", "cannot be told apart")]
    [InlineData("\"shares\":[0.5,", "\"shares\":[0.7,", "sum to one")]
    [InlineData("\"shares\":[0.5,", "\"shares\":[", "do not fit")]
    [InlineData("\"temperature\":1,", "\"temperature\":2,", "was changed")]
    [InlineData("ret_60", "ret_61", "was changed")]
    [InlineData("half of it only", "", "Train the model again")]
    public void A_damaged_document_is_refused(string before, string after, string message)
    {
        string damaged = Document.Contains(before, StringComparison.Ordinal)
            ? Document.Replace(before, after, StringComparison.Ordinal)
            : Document[..(Document.Length / 2)];
        Should.Throw<InvalidDataException>(() => OutlookModelDocument.Read(damaged)).Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("")]
    public void What_is_no_document_is_refused(string text) =>
        Should.Throw<InvalidDataException>(() => OutlookModelDocument.Read(text));

    [Fact]
    public void A_document_beyond_all_bounds_is_refused() =>
        Should.Throw<InvalidDataException>(
            () => OutlookModelDocument.Read(new string(' ', OutlookModelDocument.LengthMax + 1)));

    [Fact]
    public void A_model_of_other_features_or_classes_is_refused() => Should.Throw<ArgumentException>(() =>
        SomeOutlookModel.Of(
            SomeOutlookModel.Supervised(["a", "b"], OutlookModel.ClassNames), Model.Thresholds))
        .Message.ShouldContain("ret_5");
}
