using System.Collections.Immutable;
using Aetherion.Domain.Monitoring;
using Aetherion.Domain.Tests.Causality;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Monitoring;

public sealed class DriftWindowTests
{
    private const int WindowRows = 40;

    private static readonly ImmutableArray<ReferenceDistribution> Reference =
    [
        ReferenceDistribution.Fit(Feature.SignedEfficiency, Draw(1, 500, 0)),
        ReferenceDistribution.Fit(Feature.RelativeVolatility, Draw(2, 500, 0)),
    ];

    [Fact]
    public void The_index_is_that_of_the_rows_in_the_window_counted_again()
    {
        FeatureVector[] rows = Rows(5, 200);
        DriftWindow window = new(Reference, WindowRows);
        for (int now = 0; now < rows.Length; now++)
        {
            window.Add(rows[now]);
            FeatureVector[] inside = rows[Math.Max(0, now + 1 - WindowRows)..(now + 1)];
            window.RowCount.ShouldBe(inside.Length);
            for (int column = 0; column < 2; column++)
                window.IndexOf(column).ShouldBe(CountAgain(column, inside));
        }
    }

    [Fact]
    public void Rows_like_training_stay_low_and_moved_ones_are_found()
    {
        DriftWindow window = new(Reference, 500);
        foreach (double value in Draw(9, 500, 0))
            window.Add(Vector(value, value + 1));
        window.IndexOf(0)!.Value.ShouldBeLessThan(0.1);
        window.IndexOf(1)!.Value.ShouldBeGreaterThan(0.25);
        window.FeatureOf(1).ShouldBe(Feature.RelativeVolatility);
    }

    [Fact]
    public void A_restored_window_goes_on_as_if_it_had_never_stopped()
    {
        FeatureVector[] rows = Rows(6, 150);
        DriftWindow window = new(Reference, WindowRows);
        for (int now = 0; now < rows.Length; now++)
        {
            window.Add(rows[now]);
            if (now % 13 != 0)
                continue;
            DriftWindow restored = new(Reference, WindowRows);
            restored.Restore(window.Save());
            restored.Save().ShouldBe(window.Save());
            restored.IndexOf(0).ShouldBe(window.IndexOf(0));
            window = restored;
        }
    }

    [Fact]
    public void A_window_of_another_shape_is_refused()
    {
        DriftWindow window = new(Reference, 2);
        Should.Throw<InvalidDataException>(() => window.Restore(new byte[3]));
        Should.Throw<InvalidDataException>(() => window.Restore(new byte[6]));
        Should.Throw<InvalidDataException>(() => window.Restore([0, 77]));
    }

    [Fact]
    public void It_sees_the_past_only_and_a_leak_of_one_bar_is_found()
    {
        FeatureVector[] rows = Rows(7, 120);
        FeatureVector Change(FeatureVector row, Random random) => Vector(random.NextDouble() * 9, 3);
        FutureCheck.FindBreach(rows, series => Run(series, lead: 0), Change).ShouldBeNull();
        FutureCheck.FindBreach(rows, series => Run(series, lead: 1), Change).ShouldNotBeNull();
    }

    private static IReadOnlyList<double?> Run(IReadOnlyList<FeatureVector> series, int lead)
    {
        DriftWindow window = new(Reference, WindowRows);
        return
        [
            .. Enumerable.Range(0, series.Count).Select(index =>
            {
                window.Add(series[Math.Min(index + lead, series.Count - 1)]);
                return window.IndexOf(0);
            }),
        ];
    }

    private static double? CountAgain(int column, FeatureVector[] rows)
    {
        int[] counts = new int[Reference[column].Shares.Length];
        foreach (FeatureVector row in rows)
        {
            if (row[Reference[column].Feature] is { } value)
                counts[Reference[column].Edges.Count(edge => value > edge)]++;
        }

        return counts.Sum() == 0 ? null : PopulationStability.Index(Reference[column].Shares.AsSpan(), counts);
    }

    /// <summary>Rows of which every seventh lacks a feature.</summary>
    private static FeatureVector[] Rows(int seed, int count) =>
        [.. Draw(seed, count, 0.3).Select((value, index) => Vector(index % 7 == 0 ? null : value, -value))];

    private static FeatureVector Vector(double? efficiency, double volatility)
    {
        FeatureVector features = default;
        features[Feature.SignedEfficiency] = efficiency;
        features[Feature.RelativeVolatility] = volatility;
        return features;
    }

    private static double[] Draw(int seed, int count, double mean)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => mean + random.NextDouble() + random.NextDouble() - 1)];
    }
}
