namespace Aetherion.Domain.Learning.Boosting;

/// <summary>What a boosted model predicts.</summary>
public enum BoostingTask
{
    /// <summary>A number, by squared error.</summary>
    Regression,

    /// <summary>One of two classes, by one score.</summary>
    Binary,

    /// <summary>One of several classes, by a score for each.</summary>
    Multiclass,
}
