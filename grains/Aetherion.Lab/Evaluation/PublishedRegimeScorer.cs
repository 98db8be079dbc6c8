using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Lab.Evaluation;

/// <summary>Computes a <see cref="PublishedRegimeScore"/>.</summary>
public sealed class PublishedRegimeScorer
{
    /// <summary>Bars of the hour that judges, and of the trailing window.</summary>
    public const int HourBars = 60;

    /// <summary>A label that lasted at most so long between two of the same kind is a reversal.</summary>
    public const int ReversalBarsMax = 5;

    private readonly LabelledBars _bars;
    private readonly double[] _squares;
    private readonly int _from;
    private readonly int _to;

    private PublishedRegimeScorer(LabelledBars bars, int from, int to)
    {
        _bars = bars;
        _from = from;
        _to = to;
        _squares = RunningSquares(bars.Closes);
    }

    /// <summary>Judges the bars from one index up to another; the ones before are burn-in.</summary>
    /// <exception cref="ArgumentException">The range holds no bar.</exception>
    public static PublishedRegimeScore Score(LabelledBars bars, int from, int to)
    {
        ArgumentNullException.ThrowIfNull(bars);
        if (from < 0 || to > bars.Count || from >= to)
            throw new ArgumentException($"Bars {from} to {to} of {bars.Count} are no range with a bar in it.");
        return new PublishedRegimeScorer(bars, from, to).Score();
    }

    internal static double[] RunningSquares(IReadOnlyList<double> closes)
    {
        double[] sums = new double[closes.Count];
        for (int bar = 1; bar < sums.Length; bar++)
        {
            double change = Math.Log(closes[bar] / closes[bar - 1]);
            sums[bar] = sums[bar - 1] + (change * change);
        }

        return sums;
    }

    private PublishedRegimeScore Score()
    {
        ImmutableArray<int> plainRuleBars = [.. PlainRuleBars()];
        List<int> changes = [.. Enumerable.Range(_from + 1, _to - _from - 1).Where(IsChange)];
        return new PublishedRegimeScore
        {
            BarCount = _to - _from,
            Switches = changes.Count,
            ReversalShare = changes.Count == 0 ? 0 : Reversals(changes) / (double)changes.Count,
            Shares = Enumerable.Range(_from, _to - _from).CountBy(bar => _bars.Labels[bar])
                .ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value / (double)(_to - _from)),
            NextHourVolatility = Judged().GroupBy(bar => _bars.Labels[bar])
                .ToImmutableSortedDictionary(bars => bars.Key, bars => bars.Average(NextHour)),
            PlainRuleBars = plainRuleBars,
            PlainRuleVolatility = plainRuleBars.IsEmpty ? null : plainRuleBars.Average(NextHour),
            DirectionShare = DirectionShare(changes),
            ReturnsAfter = ReturnsAfter(changes),
        };
    }

    private bool IsChange(int bar) => _bars.Labels[bar] != _bars.Labels[bar - 1];

    /// <summary>The bars whose next hour is known.</summary>
    private IEnumerable<int> Judged() =>
        Enumerable.Range(_from, Math.Max(0, Math.Min(_to, _bars.Count - HourBars) - _from));

    private double NextHour(int bar) => Math.Sqrt(_squares[bar + HourBars] - _squares[bar]);

    private double LastHour(int bar) => Math.Sqrt(_squares[bar] - _squares[Math.Max(0, bar - HourBars)]);

    private int Reversals(List<int> changes)
    {
        int count = 0;
        for (int index = 0; index + 1 < changes.Count; index++)
        {
            int begin = changes[index];
            int end = changes[index + 1];
            if (end - begin <= ReversalBarsMax && _bars.Labels[begin - 1] == _bars.Labels[end])
                count++;
        }

        return count;
    }

    private IEnumerable<int> PlainRuleBars()
    {
        List<int> judged = [.. Judged()];
        int count = judged.Count(bar => _bars.Labels[bar] == Regime.Crisis);
        return judged.OrderByDescending(LastHour).Take(count);
    }

    private double? DirectionShare(List<int> changes)
    {
        List<bool> agree =
        [
            .. changes.Where(bar => bar >= HourBars && _bars.Labels[bar] is Regime.Bull or Regime.Bear)
                .Select(bar => Math.Sign(_bars.Closes[bar] - _bars.Closes[bar - HourBars])
                    == (_bars.Labels[bar] == Regime.Bull ? 1 : -1)),
        ];
        return agree.Count == 0 ? null : agree.Count(a => a) / (double)agree.Count;
    }

    private ImmutableSortedDictionary<Regime, ConfidenceInterval> ReturnsAfter(List<int> changes) =>
        changes.Where(bar => bar + HourBars < _bars.Count)
            .GroupBy(bar => _bars.Labels[bar])
            .Where(group => group.Count() > 1)
            .ToImmutableSortedDictionary(
                group => group.Key,
                group => new BlockBootstrap(new BlockBootstrapOptions { BlockLength = 5 }).Mean(
                    [.. group.Select(bar => Math.Log(_bars.Closes[bar + HourBars] / _bars.Closes[bar]))]));
}
