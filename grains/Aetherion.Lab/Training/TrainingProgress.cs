namespace Aetherion.Lab.Training;

/// <summary>How far a training run is.</summary>
/// <param name="Stage">What it is doing.</param>
/// <param name="Done">Bars read, or iterations done.</param>
/// <param name="Total">All of them; null when not known.</param>
/// <param name="RatePerSecond">Of the stage so far; 0 before time has passed.</param>
public sealed record TrainingProgress(TrainingStage Stage, long Done, long? Total, double RatePerSecond);
