using Aetherion.Benchmarks.Reporting;
using Aetherion.Domain.Forecasts;
using Aetherion.Lab.Evaluation;
using Aetherion.Lab.Evaluation.Predictors;

namespace Aetherion.Benchmarks.Models;

/// <summary>Who leads whom among BTC, ETH and SOL: found in the first half of a period, judged in the second.</summary>
internal static class PredictorCascadeBenchmark
{
    private static readonly string[] Symbols = ["btc", "eth", "sol"];
    private static readonly string[] Periods = ["20210917-20211017", "20230316-20230501"];

    public static IEnumerable<Figure> Run(List<PredictorEvidence> evidence)
    {
        MomentumCascadeOptions options = new();
        foreach (string period in Periods)
        {
            CascadeStudyResult result = CascadeStudy.Run(
                [
                    .. Symbols.Select(symbol => PredictorData.Bars(
                        $"klines/binance-spot-{symbol}usdt-1m-{period}.csv.gz",
                        $"binance:{symbol.ToUpperInvariant()}USDT")),
                ],
                options);
            if (period == Periods[^1])
                evidence.Add(Evidence.Of(result, options, Symbols));
            for (int link = 0; link < result.Links.Length; link++)
                yield return Figure(period, result.Links[link], result.Gains[link]);
        }
    }

    private static Figure Figure(string period, CascadeLink link, ConfidenceInterval gain) => new(
        $"cascade, {period}: {Symbols[link.Leader]} before {Symbols[link.Follower]}, correlation", link.Correlation, "",
        link.IsDiscovery ? "link at 5 %" : "no link", null,
        FormattableString.Invariant(
            $"lag {link.Lag}, p {link.PValue:0.0000}; share of squared return explained later {gain.Estimate:0.00000} ({gain.Lower:0.00000} .. {gain.Upper:0.00000})"));
}
