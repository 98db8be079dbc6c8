using Aetherion.Lab.Evaluation;

namespace Aetherion.Lab.Tests.Evaluation;

public sealed class WalkForwardTests
{
    [Fact]
    public void Two_months_of_minutes_give_the_ranges_counted_by_hand()
    {
        WalkForward.Split(86_400).ShouldBe([
            new WalkForwardFold(0, new RowRange(0, 41_700), new RowRange(43_200, 86_340)),
        ]);
    }

    [Fact]
    public void A_rolling_window_leaves_the_oldest_rows_behind()
    {
        WalkForwardOptions options = Small with { TrainingLengthMax = 80 };
        WalkForward.Split(205, options).ShouldBe([
            new WalkForwardFold(0, new RowRange(5, 85), new RowRange(100, 140)),
            new WalkForwardFold(1, new RowRange(45, 125), new RowRange(140, 180)),
            new WalkForwardFold(2, new RowRange(85, 165), new RowRange(180, 200)),
        ]);
    }

    [Fact]
    public void No_training_label_reaches_the_embargo_before_any_test_window()
    {
        Random random = new(3);
        for (int round = 0; round < 500; round++)
        {
            (int rowCount, WalkForwardOptions options) = AnySplit(random);
            foreach (WalkForwardFold fold in WalkForward.Split(rowCount, options))
            {
                int lastLabel = fold.Training.End - 1 + options.Purge;
                lastLabel.ShouldBeLessThan(fold.Test.Start - options.Embargo);
                fold.Training.Start.ShouldBeGreaterThanOrEqualTo(0);
                fold.Training.Length.ShouldBeGreaterThanOrEqualTo(options.TrainingLengthMin);
                (fold.Test.End - 1 + options.Purge).ShouldBeLessThan(rowCount);
            }
        }
    }

    [Fact]
    public void Every_row_with_a_label_after_the_burn_in_is_tested_once()
    {
        Random random = new(4);
        for (int round = 0; round < 200; round++)
        {
            (int rowCount, WalkForwardOptions options) = AnySplit(random);
            WalkForward.Split(rowCount, options)
                .SelectMany(fold => Enumerable.Range(fold.Test.Start, fold.Test.Length))
                .ShouldBe(Enumerable.Range(options.BurnIn, rowCount - options.Purge - options.BurnIn));
        }
    }

    [Fact]
    public void One_split_tests_all_that_follows()
    {
        WalkForward.SplitAt(300, 150, Small)
            .ShouldBe(new WalkForwardFold(0, new RowRange(0, 135), new RowRange(150, 295)));
    }

    [Theory]
    [InlineData(105, "too few")]
    [InlineData(0, "too few")]
    public void A_short_series_is_refused(int rowCount, string message) =>
        Should.Throw<ArgumentException>(() => WalkForward.Split(rowCount, Small)).Message.ShouldContain(message);

    [Fact]
    public void A_burn_in_without_training_rows_is_refused() =>
        Should.Throw<ArgumentException>(() => WalkForward.Split(500, Small with { BurnIn = 20 }))
            .Message.ShouldContain("lengthen the burn-in");

    private static WalkForwardOptions Small { get; } = new()
    {
        BurnIn = 100, TestLength = 40, Purge = 5, Embargo = 10, TrainingLengthMin = 10,
    };

    private static (int RowCount, WalkForwardOptions Options) AnySplit(Random random)
    {
        int purge = random.Next(0, 80);
        int embargo = random.Next(0, 200);
        WalkForwardOptions options = new()
        {
            BurnIn = purge + embargo + random.Next(20, 300),
            TestLength = random.Next(1, 150),
            Purge = purge,
            Embargo = embargo,
            TrainingLengthMax = random.Next(2) == 0 ? null : random.Next(20, 300),
            TrainingLengthMin = 20,
        };
        return (options.BurnIn + purge + random.Next(1, 900), options);
    }
}
