namespace Aetherion.Lab.Evaluation;

/// <summary>One configuration that was tried, with what it reached on the selection slice.</summary>
/// <param name="Configuration">In its one written form.</param>
/// <param name="Loss">On the selection slice; the least is chosen.</param>
public sealed record Trial(string Configuration, double Loss)
{
    /// <summary>SHA-256 of the configuration.</summary>
    public string Hash => DataHash.Of(Configuration);
}
