namespace Aetherion.GrainInterfaces;

/// <summary>What a venue asks of who trades there.</summary>
public sealed record VenueSecret(string ApiKey, string ApiSecret, string? Passphrase = null)
{
    /// <summary>Says nothing, so that no log has it by mistake.</summary>
    public override string ToString() => "(a venue's secret)";
}
