using Aetherion.Api.Live;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Symbols;

[InterfaceType("CandleEvent")]
[GraphQLDescription("CandleSnapshot, CandleUpdate, StreamGap or StreamStatus.")]
internal interface ICandleEvent : IStreamEvent;
