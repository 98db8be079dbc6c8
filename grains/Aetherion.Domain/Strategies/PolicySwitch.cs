using Aetherion.Model;

namespace Aetherion.Domain.Strategies;

/// <summary>A policy put another strategy in charge.</summary>
/// <param name="Number">Counts the switches from 1.</param>
/// <param name="Regime">The label that asked for it, decided at the close of the bar before.</param>
/// <param name="Confidence">The probability of that label.</param>
public sealed record PolicySwitch(
    long Number, string Previous, string Current, Regime Regime, double Confidence, string ReasonCode);
