namespace Aetherion.Domain.Learning.Forests;

/// <summary>The members of the document of a forest or of a boosted model, in their order.</summary>
internal sealed record TreeModelContent
{
    public required int Format { get; init; }

    public required string Kind { get; init; }

    public string? Version { get; init; }

    public required int ValueCount { get; init; }

    public required double[][] Thresholds { get; init; }

    public required double[] StartScores { get; init; }

    public required double[] FeatureImportances { get; init; }

    public required TreeContent[] Trees { get; init; }
}
