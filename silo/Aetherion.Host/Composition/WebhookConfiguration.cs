namespace Aetherion.Host.Composition;

/// <summary>Where webhooks may be sent to.</summary>
internal sealed record WebhookConfiguration
{
    /// <summary>Whether receivers may be asked without TLS.</summary>
    public bool AllowsPlainHttp { get; init; }

    /// <summary>Whether receivers may be on this machine and in private networks.</summary>
    public bool AllowsPrivateAddresses { get; init; }
}
