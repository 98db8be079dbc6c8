using System.Collections.Immutable;
using System.Text.Json;
using Aetherion.Benchmarks.Reporting;
using Aetherion.Domain.Learning.IsolationForests;
using Aetherion.Testing;

namespace Aetherion.Benchmarks.Models;

/// <summary>Our scores through scikit-learn's own trees beside its scores: its small forest, with its approximation of c(n).</summary>
internal static class AnomalyParity
{
    private const double Trillionth = 1e-12;
    private const int ColumnCount = 2;

    public static IEnumerable<Figure> Run()
    {
        using var document = JsonDocument.Parse(
            File.ReadAllText(RepositoryPaths.Shared("reference/isolation-forest.json")));
        var small = document.RootElement.GetProperty("small_forest");
        IsolationForest forest = new(
            [.. small.GetProperty("trees").EnumerateArray().Select(Tree)], ColumnCount, small.GetProperty("psi").GetInt32(),
            PathLengthFormula.Approximate);
        var points = small.GetProperty("points").EnumerateArray().Select(Numbers).ToArray();
        var scores = Numbers(small.GetProperty("score"));
        var greatest = points.Zip(scores, (point, score) => Math.Abs(forest.Score(point) - score)).Max();
        yield return Figure.AtMost(
            "isolation forest, parity of small_forest", greatest / Trillionth, "1e-12", 1,
            $"greatest of {points.Length} scores; scikit-learn 1.2.1");
    }

    private static IsolationTree Tree(JsonElement tree) => new(
        Integers(tree.GetProperty("left")),
        Integers(tree.GetProperty("right")),
        Integers(tree.GetProperty("feature")),
        [.. Numbers(tree.GetProperty("threshold"))],
        Integers(tree.GetProperty("n_node_samples")));

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetDouble())];

    private static ImmutableArray<int> Integers(JsonElement list) =>
        [.. list.EnumerateArray().Select(number => number.GetInt32())];
}
