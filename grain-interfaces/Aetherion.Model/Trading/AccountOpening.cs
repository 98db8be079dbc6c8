namespace Aetherion.Model;

/// <summary>The account that a new bot was given.</summary>
/// <param name="Currency">Of its balance.</param>
/// <param name="InitialBalance">What it was opened with.</param>
/// <param name="IsUntouched">Whether nothing had been traded on it yet.</param>
public sealed record AccountOpening(string Currency, decimal InitialBalance, bool IsUntouched);
