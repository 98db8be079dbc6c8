using Aetherion.Api.Live;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Regimes;

[InterfaceType("RegimeProbabilitiesEvent")]
[GraphQLDescription("RegimeProbabilitiesSnapshot, RegimeProbabilitiesUpdate, StreamGap or StreamStatus.")]
internal interface IRegimeProbabilitiesEvent : IStreamEvent;
