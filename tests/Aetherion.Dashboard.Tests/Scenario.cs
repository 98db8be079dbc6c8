namespace Aetherion.Dashboard.Tests;

/// <summary>What the browser run reports of one scenario; the names of the properties are those of its JSON.</summary>
internal sealed record Scenario(string Name, bool Passed, double Milliseconds, string? Error);
