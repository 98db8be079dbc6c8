namespace Aetherion.Domain.Tests.Causality;

/// <summary>A fault put in: a stage sees one part of the next bar in the place of its own bar's.</summary>
internal sealed record StageLeak(Stage Stage, BarPart Part);
