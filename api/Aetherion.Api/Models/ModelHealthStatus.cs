namespace Aetherion.Api.Models;

/// <summary>How a model does, as its monitor judges it.</summary>
internal enum ModelHealthStatus
{
    Unknown,
    Healthy,
    Watch,
    Alert,
}
