using System.Text.Json;

namespace Aetherion.EndToEnd.Tests;

/// <summary>What `replay --recording --json` says at its end.</summary>
internal sealed class ReplayOutcome
{
    private readonly JsonElement _outcome;

    /// <param name="output">All that was shown; there may be other text around what it says.</param>
    public ReplayOutcome(string output)
    {
        using var document = JsonDocument.Parse(
            output[output.IndexOf('{', StringComparison.Ordinal)..(output.LastIndexOf('}') + 1)]);
        _outcome = document.RootElement.Clone();
    }

    /// <summary>Of all parts.</summary>
    public string Hash => _outcome.GetProperty("sha256").GetString()!;

    public string HashOf(string part) => Part(part).GetProperty("sha256").GetString()!;

    public long CountOf(string part) => Part(part).GetProperty("count").GetInt64();

    /// <summary>Everything that is hashed is the same in another.</summary>
    public void ShouldBe(ReplayOutcome other)
    {
        _outcome.GetProperty("parts").GetRawText().ShouldBe(other._outcome.GetProperty("parts").GetRawText());
        Hash.ShouldBe(other.Hash);
    }

    private JsonElement Part(string name) => _outcome.GetProperty("parts").GetProperty(name);
}
