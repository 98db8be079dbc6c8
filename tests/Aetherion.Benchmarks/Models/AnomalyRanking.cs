using Aetherion.Benchmarks.Reporting;
using Aetherion.Domain.Learning.Metrics;

namespace Aetherion.Benchmarks.Models;

/// <summary>How well a score ranks the injected bars above those that were left as they were.</summary>
internal sealed class AnomalyRanking(IReadOnlyList<int> kinds)
{
    /// <summary>Over all kinds.</summary>
    public double AreaUnderCurve(double[] scores) =>
        RankingMetrics.RocAuc([.. kinds.Select(kind => kind != 0)], scores);

    /// <summary>The share of each kind's bars above a threshold, and that of the untouched bars.</summary>
    public IEnumerable<Figure> Recalls(string name, double[] scores, double threshold)
    {
        for (int kind = 1; kind < AnomalyReference.Kinds.Length; kind++)
        {
            yield return Figure.Reported(
                $"{name}, recall of {AnomalyReference.Kinds[kind]}", Share(scores, threshold, kind), "");
        }

        yield return Figure.Reported($"{name}, untouched bars flagged", Share(scores, threshold, 0), "");
    }

    private double Share(double[] scores, double threshold, int kind)
    {
        bool[] flags = [.. scores.Where((_, row) => kinds[row] == kind).Select(score => score > threshold)];
        return (double)flags.Count(flag => flag) / flags.Length;
    }
}
