using Aetherion.Domain.Learning.Metrics;

namespace Aetherion.Domain.Tests.Learning.Metrics;

public sealed class ConfusionMatrixTests
{
    private const double Tolerance = 1e-15;

    private readonly ConfusionMatrix _matrix = new(SampleScores.Labels, SampleScores.Predicted, 3);

    [Fact]
    public void Scores_are_those_of_the_reference()
    {
        _matrix.Accuracy.ShouldBe(0.8, Tolerance);
        _matrix.MacroF1.ShouldBe(0.8023809523809523, Tolerance);
        _matrix.BalancedAccuracy.ShouldBe(0.8055555555555555, Tolerance);
        _matrix.F1(0).ShouldBe(0.75, Tolerance);
        _matrix.F1(1).ShouldBe(0.8, Tolerance);
        _matrix.F1(2).ShouldBe(0.8571428571428571, Tolerance);
    }

    [Fact]
    public void Counts_are_of_labels_by_predictions()
    {
        _matrix.Count(2, 0).ShouldBe(1);
        _matrix.Count(0, 2).ShouldBe(0);
        _matrix.LabelCount(2).ShouldBe(4);
        _matrix.PredictedCount(0).ShouldBe(5);
        _matrix.Precision(0).ShouldBe(0.6, Tolerance);
        _matrix.Recall(0).ShouldBe(1);
        _matrix.RowCount.ShouldBe(10);
    }

    [Fact]
    public void A_class_that_is_never_called_scores_0_and_not_nan()
    {
        ConfusionMatrix matrix = new([0, 0, 1], [0, 0, 0], 3);
        matrix.F1(1).ShouldBe(0);
        matrix.F1(2).ShouldBe(0);
        matrix.Precision(1).ShouldBe(0);
        matrix.MacroF1.ShouldBe(0.8 / 3, Tolerance);
        matrix.BalancedAccuracy.ShouldBe(0.5);
    }

    [Fact]
    public void Unpaired_empty_and_unknown_classes_are_refused()
    {
        Should.Throw<ArgumentException>(() => new ConfusionMatrix([0, 1], [0], 2));
        Should.Throw<ArgumentException>(() => new ConfusionMatrix([], [], 2));
        Should.Throw<ArgumentException>(() => new ConfusionMatrix([0, 2], [0, 0], 2)).Message.ShouldContain("Row 1");
        Should.Throw<ArgumentException>(() => new ConfusionMatrix([0], [-1], 2)).Message.ShouldContain("class -1");
    }
}
