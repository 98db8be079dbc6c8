namespace Aetherion.Lab.Training;

/// <summary>What a training run is doing.</summary>
public enum TrainingStage
{
    /// <summary>Reading bars and computing their features; counts bars.</summary>
    Reading,

    /// <summary>Fitting the model; counts iterations over all starts.</summary>
    Fitting,
}
