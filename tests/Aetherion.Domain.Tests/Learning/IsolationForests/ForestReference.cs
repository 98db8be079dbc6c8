using System.Collections.Immutable;
using System.Text.Json;
using Aetherion.Domain.Learning.IsolationForests;

namespace Aetherion.Domain.Tests.Learning.IsolationForests;

/// <summary>The reference figures of scikit-learn's isolation forest; skips where they are not here.</summary>
internal sealed class ForestReference
{
    private readonly JsonElement _root;

    private ForestReference(JsonElement root) => _root = root;

    public double[] PathLengthCounts => Numbers(_root.GetProperty("c_n").GetProperty("n"));

    public double[] ApproximatePathLengths => Numbers(_root.GetProperty("c_n").GetProperty("sklearn"));

    public double[] ExactPathLengths => Numbers(_root.GetProperty("c_n").GetProperty("exact_harmonic"));

    public double[][] Points => [.. SmallForest.GetProperty("points").EnumerateArray().Select(Numbers)];

    public double[] MeanPaths => Numbers(SmallForest.GetProperty("mean_path"));

    public double[] Scores => Numbers(SmallForest.GetProperty("score"));

    private JsonElement SmallForest => _root.GetProperty("small_forest");

    public static ForestReference Load() =>
        new(JsonDocument.Parse(File.ReadAllText(SharedData.Require("reference/isolation-forest.json"))).RootElement);

    public IsolationForest Forest() => new(
        [.. SmallForest.GetProperty("trees").EnumerateArray().Select(Tree)],
        2,
        SmallForest.GetProperty("psi").GetInt32(),
        PathLengthFormula.Approximate);

    private static IsolationTree Tree(JsonElement tree) => new(
        Integers(tree.GetProperty("left")),
        Integers(tree.GetProperty("right")),
        Integers(tree.GetProperty("feature")),
        [.. Numbers(tree.GetProperty("threshold"))],
        Integers(tree.GetProperty("n_node_samples")));

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(n => n.GetDouble())];

    private static ImmutableArray<int> Integers(JsonElement list) =>
        [.. list.EnumerateArray().Select(n => n.GetInt32())];
}
