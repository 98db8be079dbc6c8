namespace Aetherion.Model;

/// <summary>Why a venue has taken over a symbol.</summary>
public enum FeedSwitchReason
{
    /// <summary>It is the first since the service started.</summary>
    First,

    /// <summary>The one before was not live for too long.</summary>
    Lost,

    /// <summary>It is preferred, and has been live for long enough again.</summary>
    Preferred,
}
