namespace Aetherion.Domain.Venues;

/// <summary>A venue's answer to a request on the socket, or its refusal.</summary>
/// <param name="RequestId">The id of the request; null where the answer names none or one that is no number.</param>
/// <param name="Code">The venue's code of a refusal; 0 otherwise.</param>
public readonly record struct VenueReply(long? RequestId, long Code);
