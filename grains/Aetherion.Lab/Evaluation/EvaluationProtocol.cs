namespace Aetherion.Lab.Evaluation;

/// <summary>How training and scoring are kept apart.</summary>
public enum EvaluationProtocol
{
    /// <summary>Trained once on earlier bars; the later ones are scored once.</summary>
    TrainedBefore,

    /// <summary>Refitted at the begin of each test window on the bars before it, after a burn-in.</summary>
    WalkForward,

    /// <summary>A model that was trained before, somewhere else, is scored once on later bars.</summary>
    GivenModel,

    /// <summary>Too short for either: trained and scored on the same bars, which proves nothing.</summary>
    BurnInOnly,
}
