using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>A model on live bars.</summary>
/// <param name="Label">Its label after the last bar.</param>
/// <param name="LogLikelihoodPerBar">Nats, over the last bars; null before the first bar with all features.</param>
/// <param name="BarCount">How many bars that is over.</param>
/// <param name="TrainingLogLikelihoodPerBar">Nats, in training.</param>
public sealed record MonitoredModel(
    string Version, Regime Label, double? LogLikelihoodPerBar, int BarCount, double TrainingLogLikelihoodPerBar);
