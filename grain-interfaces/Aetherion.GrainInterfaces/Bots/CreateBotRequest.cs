using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>What is asked for in a new bot.</summary>
/// <param name="Id">Its id inside the tenant: lower-case letters, digits and hyphens.</param>
/// <param name="InitialBalance">Of the paper account, when it has to be opened, in the quote currency.</param>
/// <param name="RequestId">By which a repeated request is known; null for one that is not repeated.</param>
public sealed record CreateBotRequest(
    string Id, BotConfiguration Configuration, decimal InitialBalance, string? RequestId = null);
