namespace Aetherion.GrainInterfaces;

/// <summary>What happened to a model, or to the scope it serves.</summary>
public enum ModelEventKind
{
    /// <summary>A version was stored.</summary>
    Registered,

    /// <summary>A version took charge.</summary>
    Promoted,

    /// <summary>The last promotion was undone.</summary>
    RolledBack,

    /// <summary>The champion was taken out of charge, for what it did on live bars.</summary>
    Demoted,

    /// <summary>A version failed a check: it is kept for the record and cannot be promoted.</summary>
    Refused,

    /// <summary>A version runs beside the champion; without a version, none does any more.</summary>
    ChallengerSet,

    /// <summary>Live data or figures have left what the model was trained on.</summary>
    Alert,
}
