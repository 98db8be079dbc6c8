namespace Aetherion.Domain.Risk;

/// <summary>An order may not be sent.</summary>
/// <param name="Code">One of <see cref="RiskReasons"/>.</param>
/// <param name="Text">The figures that decided, and what to do.</param>
public sealed record RiskDenial(string Code, string Text);
