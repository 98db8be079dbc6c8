using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.HiddenMarkov;
using Aetherion.Domain.Tests.Causality;

namespace Aetherion.Domain.Tests.Learning.HiddenMarkov;

/// <summary>Filters see the past alone; smoothing and decoding see the future, which is why they are for diagnostics
/// only.</summary>
public class HiddenMarkovCausalityTests
{
    private static readonly GaussianHmm Narrow = RandomModels.Create(8, 4, 3, CovarianceType.Full);
    private static readonly GaussianHmm Wide = RandomModels.Create(8, 6, 3, CovarianceType.Full);

    private static readonly double[][] Series = ToRows(new HmmSampler(Narrow, 9).Sample(400).Window);

    public static TheoryData<string> Filters => ["online", "batch", "batch of more than four states"];

    [Theory]
    [MemberData(nameof(Filters))]
    public void A_filter_does_not_see_the_future(string filter) =>
        FindBreach(FilterOf(filter)).ShouldBeNull();

    [Theory]
    [MemberData(nameof(Filters))]
    public void A_leak_of_one_bar_into_a_filter_is_found(string filter) =>
        FindBreach(rows => FilterOf(filter)([.. rows.Skip(1), rows[^1]])).ShouldNotBeNull();

    [Fact]
    public void The_likelihood_of_each_row_does_not_see_the_future_and_a_leak_is_found()
    {
        FindBreach(Likelihoods).ShouldBeNull();
        FindBreach(rows => Likelihoods([.. rows.Skip(1), rows[^1]])).ShouldNotBeNull();
    }

    [Fact]
    public void Smoothing_and_decoding_see_the_future()
    {
        FindBreach(rows => Rows(ForwardBackward.Smooth(Narrow, ToWindow(rows)))).ShouldNotBeNull();
        FindBreach(rows => Viterbi.Decode(Narrow, ToWindow(rows)).States).ShouldNotBeNull();
    }

    private static string? FindBreach<TOutput>(Func<IReadOnlyList<double[]>, IReadOnlyList<TOutput>> run) =>
        FutureCheck.FindBreach(Series, run, Change);

    private static double[] Change(double[] row, Random random) =>
        [.. row.Select(value => (-3 * value) + random.NextDouble())];

    private static Func<IReadOnlyList<double[]>, IReadOnlyList<string>> FilterOf(string name) => name switch
    {
        "online" => Online,
        "batch" => rows => Rows(ForwardBackward.Filter(Narrow, ToWindow(rows))),
        _ => rows => Rows(ForwardBackward.Filter(Wide, ToWindow(rows))),
    };

    private static string[] Online(IReadOnlyList<double[]> rows)
    {
        ForwardFilter filter = new(Narrow);
        return
        [
            .. rows.Select(row =>
            {
                filter.Update(row);
                return Bits(filter.Probabilities);
            }),
        ];
    }

    private static double[] Likelihoods(IReadOnlyList<double[]> rows)
    {
        ForwardFilter filter = new(Narrow);
        return [.. rows.Select(row => filter.Update(row))];
    }

    private static string[] Rows(Posteriors posteriors) =>
        [.. Enumerable.Range(0, posteriors.RowCount).Select(row => Bits(posteriors.Row(row)))];

    private static string Bits(ReadOnlySpan<double> values) =>
        string.Join(' ', values.ToArray().Select(BitConverter.DoubleToInt64Bits));

    private static ObservationMatrix ToWindow(IReadOnlyList<double[]> rows) => ObservationMatrix.FromRows(rows);

    private static double[][] ToRows(ObservationMatrix window) =>
        [.. Enumerable.Range(0, window.RowCount).Select(row => window.Row(row).ToArray())];
}
