using System.Collections.Immutable;
using Aetherion.Domain.Forecasts;
using Aetherion.Model;

namespace Aetherion.Lab.Evaluation.Predictors;

/// <summary>
/// Finds links between symbols in the first part of their common bars and asks whether they help in the second: the
/// follower's return is forecast from the leader's some bars before, with a slope from the first part, against a
/// forecast of no move.
/// </summary>
public static class CascadeStudy
{
    /// <summary>Blocks of four hours.</summary>
    private static readonly BlockBootstrap Bootstrap = new(new BlockBootstrapOptions { BlockLength = 240 });

    /// <summary>Studies symbols whose bars cover the same time.</summary>
    /// <param name="symbols">One-minute bars of each symbol.</param>
    /// <param name="options">How links are looked for.</param>
    /// <exception cref="ArgumentException">The symbols have too few bars in common.</exception>
    public static CascadeStudyResult Run(
        IReadOnlyList<IReadOnlyList<Candle>> symbols, MomentumCascadeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        double[][] returns = CommonReturns(symbols);
        int cut = returns[0].Length / 2;
        // A day between the parts.
        int start = Math.Min(cut + 1440, returns[0].Length - 1);
        ImmutableArray<CascadeLink> links = new MomentumCascade(options).Find([.. returns.Select(r => r[..cut])]);
        return new CascadeStudyResult(
            links,
            [.. links.Select(link => Gain(returns[link.Leader], returns[link.Follower], link.Lag, cut, start))],
            DataHash.Of([.. returns.SelectMany(r => r[..cut])]),
            DataHash.Of([.. returns.SelectMany(r => r[start..])]));
    }

    /// <summary>The share of the follower's squared return that the link explains later.</summary>
    private static ConfidenceInterval Gain(double[] leader, double[] follower, int lag, int cut, int start)
    {
        double cross = 0;
        double square = 0;
        for (int bar = lag; bar < cut; bar++)
        {
            cross += Clip(leader[bar - lag]) * Clip(follower[bar]);
            square += Clip(leader[bar - lag]) * Clip(leader[bar - lag]);
        }

        double slope = square > 0 ? cross / square : 0;
        double[] without = new double[follower.Length - start];
        double[] with = new double[without.Length];
        for (int bar = start; bar < follower.Length; bar++)
        {
            double error = follower[bar] - (slope * Clip(leader[bar - lag]));
            without[bar - start] = follower[bar] * follower[bar];
            with[bar - start] = error * error;
        }

        return Bootstrap.Of(means => 1 - (means[1] / means[0]), without, with);
    }

    private static double Clip(double logReturn) => Math.Clamp(logReturn, -0.01, 0.01);

    /// <summary>Returns over minutes that all symbols have, together with the minute before.</summary>
    private static double[][] CommonReturns(IReadOnlyList<IReadOnlyList<Candle>> symbols)
    {
        Dictionary<DateTime, long>[] closes =
            [.. symbols.Select(bars => bars.ToDictionary(bar => bar.OpenTime, bar => bar.Close.Ticks))];
        DateTime[] times =
        [
            .. symbols[0].Select(bar => bar.OpenTime)
                .Where(time => closes.All(c => c.ContainsKey(time) && c.ContainsKey(time.AddMinutes(-1)))),
        ];
        return
        [
            .. closes.Select(c => Array.ConvertAll(
                times, time => Math.Log((double)c[time] / c[time.AddMinutes(-1)]))),
        ];
    }
}
