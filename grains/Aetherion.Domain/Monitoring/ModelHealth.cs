namespace Aetherion.Domain.Monitoring;

/// <summary>How a model does on live bars; the worse ones are larger.</summary>
public enum ModelHealth
{
    /// <summary>Too little was seen, or nothing to compare it with was kept.</summary>
    Unknown,

    /// <summary>Live data look like training.</summary>
    Healthy,

    /// <summary>Something has moved; it is worth a look.</summary>
    Watch,

    /// <summary>Live data or figures have left what the model was trained on.</summary>
    Alert,
}
