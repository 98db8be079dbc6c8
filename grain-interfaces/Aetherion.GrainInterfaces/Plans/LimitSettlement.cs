using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>What a process has to take into account of a tenant.</summary>
/// <param name="OtherRequests">Used through other processes since this one last asked.</param>
/// <param name="OtherCost">The same of cost.</param>
/// <param name="OtherSubscriptions">How many are open at other processes.</param>
public sealed record LimitSettlement(Plan Plan, long OtherRequests, long OtherCost, int OtherSubscriptions);
