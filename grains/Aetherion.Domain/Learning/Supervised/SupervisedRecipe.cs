using Aetherion.Domain.Learning.Boosting;
using Aetherion.Domain.Learning.Forests;

namespace Aetherion.Domain.Learning.Supervised;

/// <summary>
/// How a <see cref="SupervisedModel"/> is trained. The usual values were chosen by walking forward inside the training
/// split of the supervised reference set.
/// </summary>
public sealed record SupervisedRecipe
{
    /// <summary>The boosted members; all members weigh the same.</summary>
    public IReadOnlyList<GradientBoostingOptions> BoostingMembers { get; init; } =
    [
        new()
        {
            MaxRounds = 100,
            LearningRate = 0.05,
            MaxLeaves = 15,
            L2Regularization = 1,
        },
        new()
        {
            MaxRounds = 250,
            LearningRate = 0.03,
            MaxLeaves = 7,
            L2Regularization = 1,
            RowShare = 0.6,
        },
        new()
        {
            MaxRounds = 250,
            LearningRate = 0.03,
            MaxLeaves = 7,
            MinSamplesLeaf = 100,
            L2Regularization = 10,
            RowShare = 0.6,
            FeatureShare = 0.5,
        },
    ];

    /// <summary>The forests among the members.</summary>
    public IReadOnlyList<RandomForestOptions> ForestMembers { get; init; } = [];

    /// <summary>How often a boosted member that draws rows or features is fitted, each time with a seed of its
    /// own.</summary>
    public int SeedCount { get; init; } = 3;

    /// <summary>Folds of the walk forward; decision weights are fitted on all of them.</summary>
    public int FoldCount { get; init; } = 5;

    /// <summary>How many of the latest folds the temperature is fitted on. Members that were fitted on fewer rows are
    /// bolder than the final ones, so earlier folds would make those too mild.</summary>
    public int CalibrationFoldCount { get; init; } = 1;

    /// <summary>Share of the rows before the first fold.</summary>
    public double FirstShare { get; init; } = 0.4;

    /// <summary>How far a label looks ahead, in bars.</summary>
    public int PurgedBars { get; init; } = 60;

    /// <summary>Bars at the start of each fold that are not judged.</summary>
    public int EmbargoBars { get; init; } = 1440;

    /// <summary>Seed of the first of all seeds.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Threads inside a fit. The model does not depend on it.</summary>
    public int Parallelism { get; init; } = 1;

    /// <summary>Stops between rounds and trees with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }
}
