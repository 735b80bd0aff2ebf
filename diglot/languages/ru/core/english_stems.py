# ruff: noqa: E501  (data, written by a program)
"""Stems of everyday words with those of the English words that translate them, for the aligner.

Made by `tests/tools/make_lexicon.py` from everyday words and the project's own
guides, essays and messages; not edited by hand.
"""

STEMS = """
абажур=lampsh,shad аббатс=abbe абзац=paragr,passag абон=subscr абонем=subscr абонен=subscr абрико=aprico абсолю=absolu абстра=abstra абсурд=absurd аванга=vangua аванс=advanc,prepay авантю=advent,gambl
авар=accide,crash,emerge август=august авиако=airlin авиац=avi авоськ=str,bag австр=austri австри=austri автоби=autobi автобу=bus,coach автогр=autogr автом=automa автома=automa,autom,garag,detect
автомо=automo,car автоно=autono,offlin автопо=portra автор=author автори=author,log автост=park,lot агент=agent агентс=agenc агит=campai,agitat агон=agon агрег=aggreg агресс=aggres агрон=agrono
агроно=agrono адапт=adapt,adjust адапта=adapt адапте=adapte адвок=advoca,attorn,counse,lawyer адвока=advoca,attorn,counse,lawyer админи=admini,manag адмира=admira адрес=addres,direct,intend
адъюта=aid,adjuta азарт=excite,gambl азартн=gambl,excite азбук=alphab,abc ази=asia,asian азиатс=asian,asia азот=nitrog аист=stork айв=quinc академ=academ,scienc акваре=waterc аквари=aquari,tank
аккаун=accoun аккорд=accord,chord аккред=accred аккуму=batter,accumu аккура=neat,tid,carefu акр=acr акт=act,deed,certif актер=actor актив=activa,asset,enabl активи=activi,activa,enabl активн=activ
актрис=actres актуал=topica аку=shark акусти=acoust акушер=midwif акц=action акцент=accent,emphas,stres акциз=excis акцион=shareh алгебр=algebr алгори=algori алебар=halber алекса=alexan алкого=alcoho
алле=alle,avenu,path алмаз=diamon алмазн=diamon алтар=altar алфави=alphab алчн=greed алы=scarle,crimso альб=album альбом=album альпий=alpin альф=alpha альянс=allian алюмин=alumin амбар=barn,granar
амбула=clinic,outpat америк=americ амнист=amnest аморти=amorti,cushio,deprec амстер=amster амур=amur амурск=amur анализ=analys,analyz,examin аналит=analyt аналог=analog,simila ананас=pineap
анатом=anatom анге=angel ангел=angel англ=britai,englan,englis англий=britis,englan,englis англич=englis,englan анекдо=jok,anecdo анис=anis анкет=questi,form,surve анн=hello аннекс=annex
аннул=cancel,annul,void,revok аноним=anonym анонс=announ ансамб=ensemb антенн=antenn антиби=antibi антроп=anthro аншлаг=sold,full,hous апелл=appeal апелля=appeal апельс=orang аплод=applau,clap
аплоди=applau апосто=apostl апостр=apostr аппар=appara,spacec аппара=appara,hardwa,spacec аппет=appeti аппети=appeti аппрок=approx апрел=april аптек=pharma,chemis,drugst аптека=chemis,pharma,drugst
аптечн=pharma,chemis,drugst араб=arab арабск=arab,arabic арахис=peanut арбуз=waterm аргуме=argume,argu,justif,reason арен=arena аренд=leas,rent,tenant,landlo,lesse,lessor,hir
аренда=tenant,rent,leas,landlo,lesse,lessor арендн=rent,leas,tenant,landlo,lesse,lessor,rental арендо=landlo,rent,leas,tenant,lesse,lessor аренду=rent,leas,hir арест=arrest аресто=arrest аресту=arrest
арк=arch аркад=arcad арктич=arctic арм=arm аром=scent аромат=scent арсена=arsena артел=cooper,guild,gang артер=arter артилл=artill артист=artist арф=harp архив=archiv архиеп=archbi архите=archit
аспект=aspect ассими=assimi ассоци=associ астеро=astero астм=asthma астрон=astron асфаль=asphal,tarmac атак=attack атаку=attack атакуе=attack атеист=atheis атлант=atlant атлас=atla,satin
атласн=atla,satin атмосф=atmosp атом=atom атомн=atomic,nuclea атриб=attrib атрибу=attrib аттест=certif,asses атэс=apec ауд=audit ауди=audio аудит=audit аудито=audien аукцио=auctio аул=villag
аутент=authen афгани=afghan афин=athen,atheni афинск=athen,atheni афиш=poster,playbi,bill африк=africa африка=africa ахен=aachen аэродр=airfie аэропо=airpor баб=grandm бабк=grandm,grann бабочк=butter
бабушк=grandm,grann багаж=baggag,luggag багажн=boot,trunk,rack багор=hook багров=crimso,purpl баз=bas,databa базел=basel базили=basil байка=baikal,lak байт=byt бак=tank бакала=bachel бакале=grocer
бакен=buo баклаж=eggpla,auberg бактер=bacter бал=ball,ballet,spoil,treat,pamper,indulg баланс=balanc балет=ballet балк=beam,joist,girder балкон=balcon баллад=ballad баллот=run,stand,electi
балтий=baltic балтик=baltic балу=spoil,treat,pamper,indulg балует=spoil,treat,pamper,indulg балюст=balust бам=bam бамбук=bamboo бан=bath,bathho,sauna банан=banana банд=gang
банк=bank,banque,jar,tin,can банкет=banque банкро=bankru банн=bathho,bath,sauna баночк=jar,can,tin баптис=baptis бар=bar бараба=drum,drumme барак=barrac,hut баран=ram,mutton,lamb
барани=ram,mutton,lamb баранк=bagel,pretze барж=barg барин=lord,gentle,master,lad барон=baron баррик=barric барск=gentle,master,lad,lord барсук=badger барх=velvet бархат=velvet
барын=gentle,master,lad,lord барыш=profit,gain барьер=barrie баскет=basket басн=fabl бассей=basin,pool баст=strik басту=strik бастуе=strik баталь=battal батаре=batter батон=loaf бахром=fring
башенк=tower,turret башенн=tower,turret башмак=sho,boot,shoema башмач=sho,boot,shoema башн=tower,turret бег=run,ran,fle бега=run,ran бегает=run,ran бегемо=hippop,hippo бегл=fugiti,runawa,fluent,quick
беглец=fugiti,runawa бегун=runner бегут=run,ran,fle бед=miser,troubl,disast,misfor бедн=poor бедне=poor беднос=povert,poor беднот=poor,povert бедняк=poor,povert бедр=hip,thigh
бедств=disast,distre,troubl,misfor беж=run,ran,fle бежа=escap,fle,run,ran бежене=refuge бежит=run,ran,fle без=withou безвре=harmle бездей=idl,inacti бездел=idlene,idler бездн=abys бездом=homele
безжал=ruthle безмол=silent безнад=hopele безопа=saf,safer,safet,secur,securi безраб=unempl безраз=indiff безрас=reckle безум=madnes,madman,mad безуме=madnes,madman,mad
безумн=craz,insan,mad,madnes,madman безупр=flawle безусл=certai,uncond безымя=anonym бей=beat,hit,strik,struck бейсбо=baseba бекон=bacon бел=linen,whit,laundr,underw,wash беле=whiten,bleach
бели=whiten,bleach белич=squirr белк=squirr белков=protei,whit белок=protei,whit бельг=belgiu,belgia бельги=belgiu,belgia бензин=gasoli,petrol,fuel бензоп=chains бер=tak,took,taken,undert,tackl
берег=bank,beach,coast,shor,sav,protec,car,keep,spar берего=coasta берегу=sav,protec,car,keep,spar береж=sav,protec,car,keep,spar береже=sav,protec,car,keep,spar бережн=carefu,gentl берез=birch
береме=pregna берет=tak,took,taken береч=sav,protec,car,keep,spar берлог=den берут=tak,took,taken беруш=earplu бесед=conver,interv,talk,chat беседк=pavili,gazebo,arbour,summer беси=enrag,mad
бескон=endles,infini беспил=dron беспла=fre,charg беспок=bother,distur,restle,worr,concer,anxiou беспол=useles,worthl беспом=helple беспор=chaoti,disord,mes беспре=unprec беспро=wirele бессме=immort
бессмы=sensel бессоз=uncons бесстр=fearle бесцен=pricel,invalu бесчис=countl бет=beta бетон=concre бечевк=str,twin беш=enrag,mad бешен=furiou,mad бешенн=enrag,mad библ=bibl библей=biblic
библио=biblio,librar,refere бидон=can,churn бизнес=busine бил=ticket,beat,hit,strik,struck билет=ticket билетн=ticket бинт=bandag,dres биогра=biogra биолог=biolog бирж=exchan бисер=bead бискв=spong
бискви=spong бит=beat,beaten,fight,strik,hit,struck битв=battl благ=good,welfar благод=gratef,gratit,owing,thank,thankf благоп=favora,favour благор=nobl благос=bles,bless,welfar благот=charit
блажен=blis бланк=form,blank бланш=blanch бледн=pal бледне=pal,fad блекну=fad блеск=shin блест=shin,glitte,shon,gleam блесте=glitte,shin,shon,gleam блести=shin,glitte,shon,gleam
блестя=brilli,shin,glitte,shon,gleam блещ=shin,sparkl блещет=shin,sparkl ближ=near,neares,clos,closer,nearb ближай=closes,near,neares,clos,closer,nearb ближн=near
близк=clos,close,intima,near,neares,closer,nearb близне=twin близос=closen блин=pancak блинн=pancak блиста=shin,sparkl блог=blog блок=block,pulle,lock блокад=blocka блокно=notebo,pad блох=flea
блужда=wander,roam блюд=dish,saucer,plat блюдц=saucer,dish,plat блях=badg,plat боб=bean бобр=beaver бог=god богат=rich,wealth богате=rich богатс=wealth,rich богач=rich,wealth богин=goddes
богосл=theolo,servic,worshi,liturg боготв=worshi,idoliz бодр=cheerf,brisk бодри=invigo,awak бодрст=awak,invigo боев=martia боепри=ammuni боец=fighte,soldie божест=deit,divin боит=fear,afraid,scar
бой=battl,combat,fight,fear,afraid,scar бойкот=boycot бойн=slaugh бойц=fighte,soldie бойцов=fighte,soldie бок=flank,sid бока=glas,goblet бокал=glas,goblet боков=sid,flank боксер=boxer
бол=ach,mor,moreov,pain,hurt,ill,sick,whit болван=fool,blockh боле=ach,hurt,ill,sick,pain болеет=ach,hurt,ill,sick,pain болезн=diseas,illnes,sickne,ill,sick,patien болель=fan
болит=ach,hurt,ill,sick,pain болот=bog,marsh,swamp болоти=bog,swamp,marsh болотн=bog,swamp,marsh болт=bolt болта=chat,chatte,dangl больн=hurt,ill,painfu,patien,sick,sor,illnes,diseas больни=hospit
больш=big,great,greate,larg,larger,mor,than больши=majori,most бомб=bomb бомбар=scorer,bomb,bombar бомби=bomb,bombar бомбл=bomb,bombar бомбле=bomb,bombar бондар=cooper
бор=fight,fought,strugg,combat,wrestl бордюр=curb борец=strugg,fight,wrestl бормот=mutter,mumbl бормоч=mutter,mumbl боро=fight,strugg,fought,combat,wrestl бород=beard борозд=furrow борон=harrow
борт=aboard,board,sid,deck бортов=board,sid,deck борщ=borsch,beetro,soup борьб=combat,fight,strugg,fought,wrestl ботино=boot,sho бочк=barrel,cask,keg бочонк=barrel,cask,keg бочоно=barrel,cask,keg
бою=fear,afraid,scar боя=afraid,fear,scar боязли=fearfu боязн=fear боят=fear,afraid,scar бра=tak,took,taken,undert,tackl брак=marria бракон=poache брал=tak,took,taken бран=abus,swear брани=scold
брасл=bracel брасле=bracel брат=brothe братск=brothe,frater братст=brothe,frater брать=brothe братье=brothe браузе=browse брачн=marita бре=shav бревен=log,timber бревн=log,timber бред=nonsen
бреет=shav брезг=disdai брем=burden бри=shav бригад=brigad,forema,gang бриз=breez британ=britai,britis бритв=razor бров=brow,eyebro брод=ford,wad,wander,roam,fermen броди=wander,roam,fermen
бродит=wander,roam,fermen бродяг=tramp,vagabo бродяч=stra брож=wander,roam,fermen брокер=broker брон=armor,armour,book,reserv бронз=bronz бронзо=bronz броса=throw,threw,thrown,quit,abando,rush,dash
броси=abando,cast,throw,tos,threw,thrown,quit,rush,dash бросок=throw,threw,thrown,quit,abando брош=throw,threw,thrown,quit,abando брошен=throw,threw,thrown,quit,abando брусни=lingon,cowber
брусок=bar,block брызг=spra,splash брызга=splash,sprink,spra брызж=splash,sprink,spra брызже=splash,sprink,spra брызну=splash,sprink,spra брюк=trouse,pant брюкв=swed,rutaba брючн=trouse,pant
брюшн=abdomi буд=was,wer,been,will будет=was,wer,been буди=wak,awaken,wok,rous будиль=alarm,clock будк=booth будн=weekda,work,day будут=was,wer,been будуч=was,wer,been будущ=futur
буж=wak,awaken,wok,rous буй=buo бук=beech букв=letter буквал=litera букс=tow буксир=tug,tow булавк=pin булк=roll,bun,baker булочк=roll,bun,baker булочн=baker,roll,bun бульва=boulev бульон=broth,stock
бум=boom бумаг=paper бумажк=paper бумажн=wallet,paper бункер=bunker бунт=riot,rebel,revolt бур=brown,gal,storm,drill,bor буран=blizza,snowst бури=drill,bor бурлак=hauler бурли=boil,seeth,bubbl
бурн=storm бурча=grumbl бурят=drill,bor бус=bead бусин=bead бутерб=sandwi бутон=bud бутыл=bottl бутылк=bottl бутыло=bottl буф=buffet,sidebo,cantee буфер=buffer буфет=buffet,sidebo,cantee
буфетч=buffet,sidebo,cantee буханк=loaf бухгал=accoun,bookke бухт=bay,cov бушева=rag бушу=rag бушует=rag буяни=rowd быва=happen,visit,been бывает=happen,visit,been бывш=former бык=bull
был=tru,stor,was,wer,been быстр=fast,faster,quick,rapid быт=genesi,everyd,lif,househ,domest,was,wer,been,may бытов=househ,everyd,lif,domest бьет=beat,hit,strik,struck бью=beat,hit,strik,struck
бьют=beat,hit,strik,struck бюдж=budget бюджет=budget бюллет=ballot,newsle бюр=bureau бюст=bust вагон=carria,coach,wagon,car вагонн=carria,coach,car,wagon вагоно=driver важн=import,releva,vital
важней=crucia,paramo важнос=import ваканс=vacanc вакуум=vacuum вакцин=vaccin вал=shaft,fell,toppl,pour валежн=deadwo,brushw валенк=felt,boot вали=fell,toppl,pour валид=valida валик=roller
валит=fell,toppl,pour валлий=welsh валов=gros валун=boulde вальс=waltz валют=curren валютн=curren валя=lie,roll вампир=vampir ванил=vanill ванн=bath,bathro,tub вантов=cabl вар=cook,boil,brew
варежк=mitten варен=jam,preser,cook,boil варени=dumpl вари=boil,brew,cook вариан=altern,option,varian,vari,versio варит=cook,boil,brew варк=cook,boil варь=var,rang василе=cornfl ват=cotton,wool
ватн=cotton,wool вахт=watch,guard,porter вахтен=watch,guard,porter вахтер=watch,guard,porter ваш=your вая=sculpt вбега=run вбеж=run вбежа=run вбежит=run вби=driv,hammer,scor вбива=driv,hammer,scor
вве=introd,enter,input,typ введ=introd,enter,input,typ введен=introd,enter,input,typ введет=introd,enter,input,typ введут=introd,enter,input,typ ввез=import,bring,brough ввезет=import,bring,brough
ввел=introd,enter,input,typ ввери=entrus вверх=upsid,upstre,upward вверя=entrus ввес=introd,input,enter,typ ввод=input,enter,introd,typ вводи=mislea,input,enter,introd,typ
ввож=introd,enter,input,typ,import,bring,brough ввожен=import,bring,brough ввоз=import,bring,brough ввози=import,bring,brough ввяз=involv,get ввяза=involv,get вгляд=peer,star,gaz вгляде=peer,star,gaz
вда=far,delv вдава=delv вдв=twic,doubl,half вдво=togeth,two вдвоем=togeth,two вдов=widow вдовец=widowe вдовол=plent,enough вдол=along вдохн=inhal,breath вдохне=inhal,breath вдохно=inspir
вдохну=inhal,breath вдруг=sudden вдыха=inhal,breath веб=web вед=lead,led,conduc,keep,run веда=know,manag,charg ведет=lead,led,conduc,keep,run ведомо=list,regist,sheet ведомс=depart,agenc,offic
ведр=bucket ведут=lead,led,conduc,keep,run ведущ=lead,led,conduc,keep,run ведьм=witch веер=fan веет=blow,blew вежлив=courte,polit,polite вез=carr,luck,transp,driv везд=everyw вездех=rover везен=luck
везет=carr,transp,driv,luck везут=carr,transp,driv,luck век=centur,age,sixtee веков=centur,age вексел=bill,not вектор=vector вел=order,tell,told,comman,lead,led,conduc,keep,run
веле=order,tell,told,comman велик=grand,great велика=giant велико=gorgeo,magnif,splend велит=order,tell,told,comman велич=greatn величе=majest величи=magnit велоси=bicycl,bik,cyclis
вен=vein,vienna,vienne венгер=hungar венгр=hungar венец=venic,veneti венеци=venic,veneti веник=broom венк=wreath венок=wreath венск=vienna,vienne вентил=fan,ventil венча=crown,marr
вер=belief,believ,faith,trust веранд=verand,porch верб=willow,recrui верблю=camel вердик=verdic веревк=cord,rop,str верево=rop,cord,str верени=str,lin,row вереск=heath,heathe верете=spindl
вери=believ,trust верит=believ,trust верн=faithf,loyal,tru,return,back,restor,right,correc вернет=return,back,restor вернос=loyalt верну=regain,repa,return,back,restor вероят=likeli,like,presum,probab
верс=versio верст=mil,verst верста=bench,workbe,layout,typese верстк=layout,typese верт=turn,spin,twirl верте=turn,spin,twirl вертик=uprigh,vertic вертит=turn,spin,twirl вертол=helico верующ=believ
верф=shipya верх=rid,top верхн=upper верхов=suprem,upper,reach верхом=rid верхуш=top верши=decid,admini вершин=apex,peak,summit,top
вес=behav,conduc,driv,entir,lead,oar,weight,whol,scal,weigh,paddl,led весе=merr,cheerf,fun,oar,paddl весел=cheer,cheerf,fun,merr,merrim,oar,paddl весели=amus,fun,cheer весенн=spr
веси=weigh,weight,scal весит=weigh весн=spr вестиб=lobb вестни=herald,messen весьм=ver вет=veto ветв=branch,limb ветер=wind ветера=vetera ветери=vet,veteri ветеро=breez ветк=branch веточк=twig
ветр=wind ветчин=ham вех=landma,milest вечер=even вечери=part вечерн=even вечеро=even вечн=eterna,perpet вечнос=eterni веш=weigh,hang,hung веша=hang,hung вешает=hang,hung вешалк=hanger,coat,rack
вешенн=weigh вещ=stuff,thing вещан=broadc вещест=matter,substa вея=blow,blew взаимн=mutual взаимо=intera,cooper,commun взамен=instea взб=whip,beat,whisk,whipp взбалт=shak взбе=whip,beat,whisk
взбеси=enrag,mad взбеш=enrag,mad взбеше=enrag,mad взби=whip,beat,whisk,whipp взбира=climb взбит=whip,beat,whisk,whipp взбодр=invigo,awak взболт=shak взбунт=rebel,riot,revolt взв=soar взвес=cock
взвеси=weigh,consid взвеш=weigh,consid взвеше=weigh,consid взви=soar взвод=platoo взводи=cock взвож=cock взволн=excit,worr,concer,mov взгляд=glanc,glimps,look,outloo взглян=glanc,look вздор=nonsen
вздох=sigh,breath вздохн=sigh,breath вздраг=shudde,start,winc вздрог=shudde,start,winc взду=swell вздува=swell вздыха=sigh,breath взима=charg,lev,collec взл=hack,break,brok,crack
взлам=break,brok,hack,crack взлеле=cheris взлет=tak,took,off,soar взлета=tak,took,off,soar взлете=tak,took,off,soar взлети=tak,took,off,soar взлеч=tak,took,off,soar взлом=hack,break,brok,crack
взлома=break,brok,hack,crack взмах=wav,flap взмахн=wav,flap взмоли=pra,beg,implor взнос=fee,contri,paymen взобра=climb взобь=whip,beat,whisk взобье=whip,beat,whisk взой=ris,ros,ascend,climb
взойд=ris,ros,ascend,climb взойде=ris,ros,ascend,climb взор=gaz,look взорв=explod,blow,blew,detona взорва=explod,blow,blew,detona взорве=explod,blow,blew,detona взоше=ris,ros,ascend,climb
взошел=ris,ros,ascend,climb взр=explod,blow,blew,detona взросл=adult,adulth,grown,grow,matur взрыв=blast,explos взыва=appeal,call взыгра=pla взыск=recove,collec,exact взыска=penalt,recove,collec,exact
взыщ=recove,collec,exact взыщет=recove,collec,exact взя=borrow,tak,took,taken,undert,tackl взял=tak,took,taken взят=tak,took,taken,reus взятк=brib вибрац=vibr
вид=appear,kind,preten,see,sort,spec,view,vista,sight,saw,seen виде=see,video,saw,seen,film,sound виден=see,saw,seen видим=appare,visibl,seen видимо=visibi видит=see,saw,seen
видн=appare,promin,see,saw,seen,visibl видов=view,kind,spec,sight видоиз=modif,alter видят=see,saw,seen виж=see,saw,seen виз=visa,visit,call визант=byzant визг=squeal,scream визжа=squeal,scream
визит=visit,call визуал=visual викар=vicar викинг=vik виктор=quiz вил=villa,pitchf,fork,wind,curl,twist вилк=fork,plug вин=blam,fault,guilt,win,winema винегр=beetro,salad вини=blam винн=win,winema
винов=blam винова=blam,guilt виновн=guilt виногр=grap,vineya виноде=win,winema винт=screw,propel винтов=rifl,screw,propel виолон=cello вираж=bend,turn виртуа=virtua вирус=viru вирусн=viral
вис=hang,hung,freez висе=hang,hung,freez висит=hang,hung,freez висну=hang,hung,freez висят=hang,hung,freez висящ=hang,hung,freez вит=wind,curl,twist витами=vitami витрин=displa,cas,window витт=witt
вишн=cherr вишнев=cherr вклад=contri,deposi,invest,put,nest,enclos вкладк=tab включ=includ,enabl,turn,switch включа=includ,incorp,enabl,turn,switch включе=inclus,includ,enabl,turn,switch
включи=activa,enabl,includ,turn,switch вкрас=creep вкус=flavor,flavou,tast,delici вкуси=tast,eat вкусн=delici,tast вкуш=tast,eat вкуша=tast,eat вкушен=tast,eat влаг=moistu,moist,humidi,damp,wet
владе=posses,owner,own,master владее=own,posses,master владел=owner,posses,own владен=posses,owner,own владив=vladiv владим=vladim влажн=damp,humid,moist,moistu,humidi,wet
влажно=humidi,moistu,moist,damp,wet влас=author,power,govern властв=rul властн=power,author,govern влез=climb,fit,get влеза=climb,fit,get влезет=climb,fit,get влек=entail,attrac,lead
влекут=entail,attrac,lead влеч=entail,attrac,lead влечет=entail,attrac,lead влия=affect,influe,impact влияет=influe,affect,impact влиян=impact,influe влож=invest,put,nest,enclos
вложен=nest,invest,put,enclos,attach вложи=invest,put,nest,enclos вложит=invest,put,nest,enclos влюби=fall,lov,fell влюбле=lov,fall,fell влюбля=lov,fall,fell вмени=imput,charg вменя=imput,charg
вмест=instea,togeth,plac вмести=capaci,hold,held,accomm,contai вмеш=meddl,interf,interv вмеша=interf,interv,stir,mix,hinder,preven,distur вмешат=interf вмещ=hold,held,accomm,contai
вмеща=hold,held,accomm,contai вмещае=hold,held,accomm,contai вмещен=hold,held,accomm,contai вне=beyond внедре=introd,implem,emb,adopt,deplo,embedd внедри=introd,implem,emb,adopt,deplo
внедря=introd,implem,emb,adopt,deplo внезап=abrupt,sudden внемл=heed,listen внемле=heed,listen внес=contri,mak,bring,enter,introd внесен=mak,contri,bring,enter,introd
внесет=mak,contri,bring,enter,introd внесут=mak,contri,bring,enter,introd внешн=exteri,extern,outer,outwar внешно=appear вниз=down,downhi,downst,downwa,lower,low,below вника=unders,delv
вникну=unders,delv внима=heed,listen вниман=attent,carefu внимат=carefu,attent внов=again внос=mak,contri,bring,enter,introd вноси=contri,mak,bring,enter,introd внош=mak,contri,bring,enter,introd
вношен=mak,contri,bring,enter,introd внук=grandc,grands,grandd внутр=insid,within,inner,intern внутре=inland,inner,interi,intern,insid внучк=grandd,grands,grandc внуша=instil,inspir,sugges
внуши=instil,inspir,sugges вня=heed,listen воб=roach,fish вобь=driv,hammer,scor вобьет=driv,hammer,scor вовлек=involv,engag вовлеч=involv,engag воврем=tim,punctu вовс=all,quit вод=water води=lead
водите=driver водк=vodka водн=aquati,water водопа=waterf водопр=plumb водоро=hydrog,seawe,alga водохр=reserv воева=fight,fought,war военн=martia,milita воет=howl вож=carr,transp,driv,luck
вожд=leader,chief воженн=carr,transp,driv,luck воз=cart,load,carr,driv,transp возбуд=excit,arous,initia возбуж=excit,excite,arous,initia возве=build,built,erect,rais возвед=build,built,erect,rais
возвел=exalt,glorif,build,built,erect,rais возвес=build,built,erect,rais возвод=build,built,erect,rais возвож=build,built,erect,rais возвр=refund,return,back,restor
возвра=refund,return,back,restor,exit возвыс=tower,ris,elevat возвыш=tower,ris,elevat возгла=head,lead,led,manag,direct воздви=erect,build воздей=impact,affect,influe,act воздел=cultiv,till
воздер=refrai,abstai воздух=air воздуш=aerial,air,balloo воззва=appeal,call вози=carr,transp,driv,luck,fiddl,fus возит=carr,driv,transp возл=besid,near возлаг=plac,lay,entrus,assign
возлож=plac,lay,entrus,assign возлюб=belov,lov,lik,admir возмес=compen,reimbu,refund возмещ=compen,reimbu,refund возмож=chanc,featur,mayb,opport,option,perhap,possib,potent возмут=outrag,indign
возмущ=outrag,indign возн=fus вознаг=remune,reward вознам=intend вознен=hat возник=appear,aris,aros,emerg,occur возобл=prevai возобн=renew,renewa,resum возомн=imagin,think возраж=object,argu
возраз=object,argu возрас=age,increa,grow,ris возрод=reviv,rebirt,restor возрож=reviva,reviv,rebirt,restor возрос=increa,grow,ris возьм=tak,took,taken,undert,tackl возьме=tak,took,taken
воин=warrio,soldie,milita воинск=milita,warrio,soldie вой=enter,com,went,includ войд=enter,com,went,includ войдет=enter,com,went,includ войдут=enter,com,went,includ войн=war,warfar войск=arm,troop
вокза=statio,termin вокзал=statio,termin вокруг=around вол=will,freedo,fre волг=volga волк=wolf,wolv волн=excit,wav,worri,worr,concer,mov,excite,swell волнен=agit,excite,unrest,wav,swell
волну=excit,worr,concer,mov волнуе=excit,worr,concer,mov волокн=fiber,fibr волос=hair,distri,parish волч=wolf,wolv волшеб=magic,magica,wizard вольн=will,freedo,fre вольно=libert,freedo воня=stink
воняет=stink вообра=imagin воодуш=inspir,encour вооруж=arm,weapon,equip воп=scream,yell вопи=scream,yell вопит=scream,yell вопл=scream,yell,cry воплен=scream,yell воплот=embod,realiz,implem
воплощ=embod,realiz,implem вопрек=despit вопрос=issu,questi,commen,ask вор=steal,thief,thiev,theft,stol,stolen ворв=burst,break ворва=burst,break вороб=sparro воровс=thief,thiev,theft ворон=crow,raven
ворот=gat воротн=collar вороча=tos,turn ворс=pil,nap вору=steal,stol,stolen ворует=steal,stol,stolen ворч=grumbl,growl ворча=grumbl,growl ворчит=grumbl,growl восем=eight восемн=eighte воск=wax
воскли=exclai,cry,exclam восков=wax воскре=resurr,sunda,ris воспал=inflam воспар=soar,steam воспе=sing,prais воспев=sing,prais воспел=sing,prais
воспит=foster,upbrin,tutor,teache,educ,rais,bring,educat воспла=ignit,inflam воспол=use,fill,replen,tak,advant воспом=memor воспре=preven,hinder,obstru,prohib,forbid воспри=percei,percep,tak,see
воспро=reprod,pla воссое=reunit воссоз=recrea,recons восста=rebell,recove,regene,restor,revolt,upris,ris,repair,rebel восток=east,easter востор=deligh,thrill,triump,celebr восточ=east,easter
востре=demand,requir,need восхва=prais восхит=admir,deligh восхищ=admir,deligh восход=ris,sunris,ros,ascend,climb восхож=ris,ros,ascend,climb восьм=eighth,eight восьму=octavo воткн=stick,stuck,plug
воткне=stick,stuck,plug воткну=stick,stuck,plug вотр=rub воцари=reign вош=enter,lous,com,went,includ воше=enter,com,went,includ вошедш=enter,com,went,includ вошел=enter,com,went,includ
вою=fight,fought,war воюет=fight,fought,war воют=howl воюют=fight,fought,war впа=flow,fall,fell впад=flow,fall,fell впада=flow,fall,fell впадет=flow,fall,fell впадин=hollow,depres впал=flow,fall,fell
впас=flow,fall,fell вперв=first вперед=ahead,forth,forwar,front впери=fix впечат=impres впис=fit,writ,enter вписа=fit,writ,enter впит=absorb,soak впита=absorb,soak впитыв=absorb,soak
впиш=fit,writ,enter впишет=fit,writ,enter вплес=weav вплета=weav вполз=crawl вполза=crawl вполн=ful,quit впосле=afterw впроч=howeve,though впроче=howeve,though впуска=let,admit впусти=admit,let
впущ=let,admit впущен=let,admit вра=lie,lied враг=enem вражд=feud вражде=hostil вратар=goalke врач=doctor,physic,medica врачеб=doctor,physic,medica враща=rotat,spin,turn,revolv вращат=rotar вращен=rot
вред=harm,damag,harmfu вреди=harm,damag вредит=pest,harm,damag вредн=detrim,harmfu,unheal,harm,damag вреж=harm,damag,crash,cut вреза=crash,cut врезк=alert врем=dur,season,tens,tim
времен=meanti,tempor,tim врет=lie,lied вровен=level врут=lie,lied вруча=hand,presen,award вручен=hand,presen,award вручи=hand,presen,award вручн=hand,presen,award,manual врыва=burst,break вряд=unlike
всадни=rider,horsem всас=suck,absorb все=all,everyo,everyt,ever все-та=still всег=total,onl всегд=alway вселен=univer всели=instil,mov вселя=instil,mov всем=all всемир=world,worldw всемог=almigh
всеобщ=univer всерье=seriou всех=all вскак=jump,leap вскара=climb вскипе=boil вскипя=boil вскопа=dig,dug вскор=soon вскоч=jump,leap вскочи=jump,leap вскр=open,reveal вскрик=cry,scream
вскро=open,reveal вскрое=open,reveal вскры=open,reveal вскрыт=autops вслух=aloud вслуш=listen вслуша=listen всматр=peer всмотр=peer всоса=suck,absorb вспаха=plow,plough вспени=foam,froth
вспл=surfac,pop,emerg всплес=surg всплы=surfac,pop,emerg всплыв=popup,surfac,pop,emerg всполо=alarm вспоми=recall,rememb вспомн=recall,rememb вспомо=auxili вспоте=sweat вспугн=scar,startl
вспых=flar,break,brok,flash вспыхн=flar,break,brok,flash вспышк=burst,flar,flash,outbre вста=ris,stand,stop,stood,get встав=insert,past,put встава=ris,stand,stood,get встави=insert,past,put
вставл=insert,past,put встал=stand,stood,ris,get встан=stand,stood,ris,get встане=stand,stood,ris,get встра=emb,build,built встрев=worr,distur,alarm встрет=encoun,meet,met,occur
встреч=meet,met,encoun,occur встрое=emb,build,built встрои=emb,build,built встрях=shak,shook вступ=enter,join вступа=enter,join,defend,stand вступи=join,enter,defend,stand,entr,introd
вступл=introd,enter,join,entr всхлип=sob всход=ris,ros,ascend,climb,shoot,seedli,sprout всходи=ris,ros,ascend,climb всхож=ris,ros,ascend,climb всыпа=pour,sprink всюд=everyw всяк=ever,everyo,any
втайн=secret втере=rub втира=rub втор=second вторг=invad вторга=invad вторгн=invad вторже=invasi втори=echo вторич=second вторни=tuesda втр=threef,thre,tim втро=thre втроем=thre втыка=stick,stuck,plug
втяг=draw,pull втяну=draw,pull вуал=veil вулкан=volcan вход=admiss,enter,entran,entr,input,login,com,went,includ входи=enter,com,went,includ входит=enter,com,went,includ входящ=enter,com,went,includ
вхож=enter,com,went,includ вчер=yester вчераш=yester вчетве=fourfo,quadru въед=enter,driv,mov въедет=enter,driv,mov въезд=enter,driv,mov въезжа=enter,driv,mov въеха=enter,driv,mov
выб=knock,beat,leav,drop выбега=run выбеж=run выбежа=run выбежи=run выбер=choos,chos,chosen,select,pick выбере=choos,chos,chosen,select,pick выби=knock,beat выбира=choos,chos,chosen,select,pick
выбоин=pothol,rut выбор=choic,choos,electi,select,chos,chosen,pick выборн=choic,select,electi выбр=throw,emit,discar выбра=choos,elect,pick,select,chos,chosen выбран=choos,chos,chosen,select,pick
выбрас=throw,emit,discar выбри=shav выброс=discar,emissi,throw,emit выброш=throw,emit,discar выбуд=leav,drop выбуде=leav,drop выбы=leav,drop выбь=knock,beat выбьет=knock,beat
выве=output,print,displa,withdr,bring вывед=find,output,print,displa,withdr,bring выведа=find выведе=output,print,displa,withdr,bring вывез=tak,export,remov вывезе=tak,export,remov
вывел=output,print,displa,withdr,bring выверн=turn,twist вывес=output,print,displa,withdr,bring вывеси=hang,post вывеск=sign,signbo вывеш=hang,post вывеше=hang,post вывихн=disloc,sprain
вывод=conclu,output,print,displa,withdr,bring выводи=deriv,output,print,displa,withdr,bring вывож=tak,export,remov,output,print,displa,withdr,bring вывоже=tak,export,remov вывоз=export
вывози=tak,export,remov вывора=turn,twist выглад=iron,strok,pat выглаж=iron,strok,pat выгляд=look,appear,peep выглян=look,peep выгна=expel,driv,kick выгод=benefi,profit,advant
выгодн=profit,benefi,advant выгон=expel,driv,kick,pastur выгони=expel,driv,kick выгоня=expel,driv,kick выгора=burn,fad выгоре=burn,fad выграв=engrav выгруж=unload,upload,export
выгруз=unload,upload,export выгул=walk выгуля=walk выда=issu,giv,output,grant выдава=issu,giv,output,grant выдави=squeez выдавл=squeez выдад=issu,giv,output,grant выдаду=issu,giv,output,grant
выдан=issu,giv,output,grant выданн=issu,giv,output,grant выдаст=issu,giv,output,grant выдач=issu,delive выдающ=eminen,outsta выдвиг=nomina,put,forwar,extend выдвин=nomina,put,forwar,extend
выделе=alloca,highli,select,distin,emphas выдели=alloca,highli,select,distin выделя=alloca,highli,select,distin выдерг=pull,pluck выдерж=withst,endur,stand,excerp,extrac,exposu выдерн=pull,pluck
выдохн=exhal выдр=otter выдум=invent,mak выдума=invent,mak выдумк=invent,mak выдыха=exhal выед=leav,depart выедет=leav,depart выезд=exit,depart выезжа=leav,depart выеха=leav,depart выж=surviv
выжа=squeez,wring выжда=wait выжег=burn выжеч=burn выжи=surviv выжив=surviv выживе=surviv выживш=surviv выжига=burn выжида=wait выжима=squeez,wring выжм=squeez,wring выжмет=squeez,wring
выз=call,challe,caus,evok,summon вызва=caus,invok,trigge,call,evok,summon вызван=call,caus,evok,summon выздор=recove вызов=call,challe,caus,evok,summon вызове=call,caus,evok,summon вызрев=ripen,matur
вызубр=cram вызыва=certai выигр=win,won,gain выигра=win,won,gain выигры=gain,win,won,priz вый=exit,leav,com,left выйд=com,exit,leav,left выйдет=com,exit,leav,left выйдут=com,exit,leav,left вык=forg
выказ=show выказа=show выкап=dig,dug выкид=throw,discar выкину=throw,discar выклад=lay,spread,publis,post выключ=switch,turn,disabl,off выкопа=dig,dug выкорм=feed,fed выкрас=steal,kidnap выкрик=shout
выкрои=cut,patter выкрой=cut,patter выкуп=ransom выкупа=buy,redeem,ransom,bath,swim,aton выкупи=buy,redeem,ransom выкупл=buy,redeem,ransom выкури=smok выл=ble,pour выле=pour вылез=climb,get,crawl
вылеза=climb,get,crawl вылезе=climb,get,crawl вылепи=sculpt,mold,model вылепл=sculpt,mold,model вылет=ble,fly,crash,depart вылета=fly,crash,depart вылете=fly,crash,depart вылети=fly,crash,depart
вылечи=cur,heal выли=pour вылови=catch,caught,fish выловл=catch,caught,fish вылож=lay,spread,publis,post выложе=lay,spread,publis,post выложи=lay,spread,publis,post выль=pour выльет=pour вымач=soak
вымер=extinc,die вымере=extinc,die вымерш=extinc,die вымира=extinc,die вымога=extort вымокн=wet,soak вымост=pav вымочи=soak вымощ=pav вымоще=pav вымы=wash вымысе=fictio,invent вын=tak,remov
вынаш=bear,nurtur вынес=tak,carr,endur,bear вынесе=tak,carr,endur,bear вынет=tak,remov вынима=tak,remov вынос=tak,carr,endur,bear выноси=bear,nurtur,tak,carr,endur выносл=endura
вынош=bear,nurtur,tak,carr,endur выноше=bear,nurtur,tak,carr,endur выну=tak,remov вынуди=forc,compel,oblig вынуж=forc,compel,oblig вынужд=forc,compel,oblig вынюх=sniff вынюха=sniff вып=drink,drank
выпа=fall,fell,drop выпад=fall,fell,drop выпада=fall,fell,drop выпаде=fall,fell,drop выпал=fall,fell,drop выпар=evapor,reduc выпари=evapor,reduc выпас=fall,fell,drop выпека=bak выпеч=bak выпече=bak
выпечк=bak выпи=drank,drink выпил=drink,drank выпис=writ,discha,subscr выписа=writ,discha,subscr выписк=extrac,excerp выпиш=writ,discha,subscr выпише=writ,discha,subscr выпл=swim,surfac
выплат=paymen,pay,paid выплач=pay,paid выплес=splash,spill выплы=swim,surfac выплыв=swim,surfac выполн=don,execut,fulfil,perfor,run,comple выпотр=gut выпраш=beg выпрос=beg выпрош=beg выпрыг=jump
выпрям=straig выпуск=gradu,issu,publis,releas,editio,gradua,produc выпуст=publis,releas,issu,produc выпущ=releas,issu,produc выпуще=releas,issu,produc выпь=drink,drank выпьет=drink,drank выпяч=stick
выр=tear,snatch,pull,escap выраба=develo,produc,genera вырабо=develo,produc,genera выравн=align,level,levell выраж=expres выража=expres выраже=expres вырази=expres вырас=grow,grew,grown,rais
выраст=rais,grow,grew,grown выращ=grow,grew,grown,rais выраще=grow,grew,grown,rais вырв=tear,snatch,pull,escap вырва=tear,snatch,pull,escap вырвет=tear,snatch,pull,escap выреж=cut,carv вырез=cut,carv
выреза=carv,cut выровн=align,level вырос=grow,grew,grown,rais выросш=grown выруба=cut,fell выруби=cut,fell вырубк=clear,fell вырубл=cut,fell выруга=scold,swear выруча=help,rescu,earn
выручи=help,rescu,earn выручк=taking,revenu,procee выры=dig,dug выс=height высади=land,plant,drop высадк=land,plant высаж=land,plant,drop высаже=land,plant,drop высвет=highli,displa
высвеч=highli,displa высвоб=releas,fre высека=carv высели=evict выселя=evict высеч=carv высече=carv высея=sow выскаж=expres,speak,stat высказ=statem,expres,speak,stat выскак=jump,pop выскал=slip
выскол=slip выскоч=jump,pop высла=send,deport,exil выслан=send,deport,exil выслед=track выслеж=track выслуш=listen,hear высмат=look высмор=blow,nos высов=stick высок=high,tall,higher,abov
высот=altitu,height высотн=height высохн=dry выспа=sleep выстав=exhibi,displa,set,expos,show выстир=wash,eras,delet,wip выстоя=withst,stand выстра=build,lin выстре=shot,shoot,fir
выстро=build,lin,built,constr выступ=perfor,act,speak,appear,speech высуну=stick высуши=dry высчит=calcul высш=higher,superi высыла=send,deport,exil высыпа=sleep,pour высыха=dry выт=howl выталк=push
вытапт=trampl вытаск=pull,drag,tak вытач=carv,turn вытащи=pull,drag,tak вытека=flow,follow,leak вытер=wip,dry вытере=wip,dry вытесн=displa,oust вытеч=flow,follow,leak вытече=flow,follow,leak
вытира=wip,dry выткан=weav,wov вытолк=push вытопт=trampl выторг=bargai выточи=carv,turn вытр=wip,dry вытрав=etch вытрет=wip,dry вытяг=stretc,pull вытяну=stretc,pull выучи=learn,teach,taught,stud
выхват=snatch выхвач=snatch выход=exit,outlet,output,com,leav,left выходи=com,exit,leav,left выходн=weeken выходя=com,exit,leav,left выхож=com,exit,leav,left выцвес=fad выцвет=fad выч=deduct
вычерк=cros,delet,struck вычерп=scoop,bail вычес=subtra,deduct вычет=deduct вычисл=calcul,comput,evalua вычист=clean,clear вычита=proofr,subtra,deduct,review вычищ=clean,clear вычище=clean,clear
вычт=subtra,deduct вычтет=subtra,deduct выш=abov,higher,leav,com,exit,left,high,tall,embroi вышвыр=throw,fling,hurl выше=leav,com,exit,left вышедш=com,exit,leav,left вышел=leav,com,exit,left
выши=embroi вышивк=embroi вышит=embroi вышк=tower вышл=send,deport,exil вышлет=send,deport,exil вышь=embroi вышьет=embroi выяви=reveal,identi,detect выявл=identi,reveal,detect
выявле=identi,reveal,detect выявля=identi,reveal,detect выясни=find,found,clarif выясня=find,found,clarif вьет=wind,curl,twist вьюг=blizza вьющ=wind,curl,twist вяж=knit,tie вяжет=knit,tie
вяжут=knit,tie вяз=elm вяза=knit,knitt,tie вязан=knitt,knit,tie вязанк=bundl вян=wither,fad вянет=wither,fad вяну=wither,fad габар=dimens,siz габари=dimens,siz гаван=harbor,harbou,haven,gavan,sovets
гавка=bark гада=gues,wonder гадает=gues,wonder гадалк=fortun,teller газ=gas,carbon,sparkl газет=gazett,newspa газиро=carbon,sparkl газон=lawn гайк=nut галакт=galax галере=galler галк=jackda,tick
галлон=gallon галочк=tick,checkb галош=galosh,oversh галсту=tie гальк=pebbl гараж=garag гарант=guaran,warran,ensur гардер=wardro гармон=harmon гарниз=garris гарнир=garnis,sid,dish гарнит=typefa
гас=exting,put,repa,stew гаси=exting,put,repa,stew гасит=exting,put,repa,stew гасн=out,fad гаснет=out,fad гасну=out,fad гастро=tour,grocer гаш=exting,put,repa,stew гашенн=exting,put,repa,stew
гвард=guard гвозд=nail гвозди=carn,clov где=somewh,wher,wherev где-т=somewh гектар=hectar ген=geniu генер=genera генера=genera,secret генети=geneti гениал=brilli геноци=genoci геогра=geogra
геолог=geolog геомет=geomet гер=hero герб=arm,coat,emblem гербар=herbar герман=german героин=heroin героич=heroic герцог=duk геттер=getter гиб=die,perish,kill гибел=ruin гибк=flexib
гибн=die,perish,kill гибнет=die,perish,kill гибну=die,perish,kill гибрид=hybrid гигант=giant,gigant гигиен=hygien гидрав=hydrau гимн=anthem,hymn гимназ=gymnas гиперс=link гипноз=hypnos гипоте=hypoth
гипс=gypsum,plaste гипсов=plaste,gypsum гир=weight гирлян=garlan гитар=guitar глав=chapte,head,chief главен=domina главн=chief,main,prim,princi,chapte,head,hom главны=main,chief глаго=verb глагол=verb
глад=iron,strok,pat глади=iron,strok,pat гладит=iron,strok,pat гладк=smooth глаж=iron,strok,pat глажен=iron,strok,pat глаз=eye,glaz глазур=glaz глас=say,read гласи=say,read гласит=say,read
глаш=say,read глашен=say,read глин=cla глинян=cla глобал=global глобус=glob глосса=glossa глота=swallo глотае=swallo глотну=swallo глохну=stall,deafen глуб=depth глубин=depth глубок=deep,profou
глуп=foolis,sil,stupid глупец=stupid,nonsen,foolis,fool глупос=stupid,nonsen,foolis,fool глух=deaf,dull,remot глуш=wilder,backwo глюкоз=glucos гляд=look гляде=look глядит=look глядят=look
гляну=look,glanc гна=chas,driv,drov гнал=driv,chas,drov гнев=anger,wrath,angr гнева=angr гневн=anger,wrath,angr гнезд=nest,slot,socket гнезди=nest гнет=bend,bent,curv гни=deca,rot гниет=rot,deca
гнил=rotten гном=dwarf гну=bend,bent,curv гнуша=disdai гобеле=tapest говор=say,said,speak,spok,talk,tell,told говори=say,speak,talk,said,spok,tell,told говоря=say,said,speak,spok,talk,tell,told
говяди=beef говяж=beef год=season,year,annual,suit,useful,fit,was годи=suit,useful,fit годов=annual,year годовщ=annive гол=bar,goal,nak,nud,head голени=boot голлан=dutch,nether,hollan
голов=head,headac головн=head голод=famin,hunger,starv,hungr голода=starv,hunger,famin,hungr голодн=hungr,hunger,famin,starv голос=voic,vot голосо=vot,voic голосу=vot голуб=blu,dov,pigeon
голуби=bluebe,pigeon,dov гон=driv,chas,drov гонен=persec гонец=messen гоним=driv,chas,drov гонит=driv,chas,drov гонк=rac,racer гончар=potter гонщик=rac,racer гоня=driv,chas,drov гоняет=driv,chas,drov
гор=burn,grief,mount,mounta,throat,hill,sorrow,burnt,fir,light,neck горазд=much горбач=gorbac горби=hunch,stoop горд=proud,prid горди=proud,prid гордос=prid,proud горе=burn,burnt,fir,light
горева=griev горен=combus горец=mounta,hill гореч=bitter горж=proud,prid горизо=horizo горит=burn,burnt,fir,light горлыш=throat,neck гормон=hormon горн=mounta,hill,forg,horn,furnac
горни=forg,horn,furnac горнич=maid город=cit,town городо=town,townsh городс=cit,urban горожа=townsm,citize,townsp,townsf горох=pea горохо=pea гороше=pea гороши=pea горс=handfu горчиц=mustar
горчич=mustar горшеч=pot,potter горшк=pot,potter горшок=pot,potter горьк=bitter горю=griev горюет=griev горят=burn,burnt,fir,light горяч=hot горящ=burn,burnt,fir,light гос=guest,visito госпит=hospit
господ=domina,gentle,lord,mister,master,lad,prevai госпож=mistre,mister,gentle,master,lad гост=sta,visit,guest,visito гостев=guest,visito гости=sta,visit
гостин=hotel,inn,parlou,liv,room,draw,presen,gift гостит=sta,visit госуда=sovere,stat,empero,tsar гот=read готиче=gothic готов=read,will,prepar,cook,train,finish готови=cook,prepar,train
готовл=prepar,cook,train готовн=readin гощ=sta,visit гощенн=sta,visit граб=rak,rob,loot,plunde грабеж=robber,rob граби=rob,robber,loot,plunde грабит=robber,rob,loot,plunde грабл=rob,loot,plunde
грабле=rob,loot,plunde грабят=rob,loot,plunde грав=engrav,gravel гравер=engrav,print гравир=engrav гравюр=engrav,print град=hail градие=gradie градус=degre,thermo гражда=citize,civic,civil грамм=gram
грамма=gramma грамот=litera,charte гран=granit,verg гранит=granit границ=border,bound,bounda,fronti,limit гранич=border,bounda,limit гранк=galle граф=count,column график=chart,graph,schedu,graphi
графин=decant,caraf графич=graphi графст=count,shir грач=rook гре=heat,warm греб=rak,row гребен=comb,crest,ridg гребет=rak,row гребец=row,rower,oarsma гребеш=comb,ridg,crest гребл=row,rower,oarsma
греет=heat,warm греж=dream грежен=dream грези=dream грек=greek,greec грем=thunde,rattl греме=thunde,rattl гремит=thunde,rattl грес=rak,row грех=sin,sinner грец=greec,greek гречес=greek,greec
гречих=buckwh гречк=buckwh гречне=buckwh греш=sin греши=sin грешит=sin грешни=sin,sinner гриб=fungi,fungu,mushro грибн=mushro,fungu грибни=mushro,fungu,myceli грив=man грим=makeup гримас=grimac
грипп=flu грифон=griffi гроб=coffin гробни=tomb гробов=undert,coffin грож=threat грожен=threat гроз=thunde,storm,threat грози=threat грозит=threat грозн=terrib,formid грозов=thunde,storm
гром=thunde,defeat,smash громи=defeat,smash громит=defeat,smash громк=loud громко=loudne,volum громл=defeat,smash громле=defeat,smash груб=coars,crud,rough,rud грубе=coarse грубос=rud
груд=breast,chest,heap,pil грудн=breast,chest груж=load,downlo,upload,boot гружен=load,downlo,upload,boot груз=cargo,freigh,load,shipme,lorr,truck,porter,downlo,upload,boot
грузи=load,downlo,upload,boot грузит=load,downlo,upload,boot грузов=freigh,lorr,truck,cargo,load,porter грузчи=cargo,load,freigh,lorr,truck,porter грунт=soil,ground,primer грунто=soil,ground,primer
групп=group группи=group груст=sad грусти=sad грустн=sad груш=pear грушев=pear грущ=sad грущен=sad грыз=gnaw,chew грызет=gnaw,chew грызут=gnaw,chew гряз=mud,dirt грязн=dirt,filth,foul,mudd,mud
грян=break,strik грянет=break,strik гряну=break,strik губ=lip,ruin,destro губерн=govern,provin губи=ruin,destro губит=ruin,destro губк=spong губл=ruin,destro гублен=ruin,destro губн=lip гуд=hum,buzz
гуде=hum,buzz гудит=hum,buzz гудк=whistl,horn,hooter гудок=whistl,horn,hooter гуля=walk,stroll гуляет=walk,stroll гумани=humani гус=goos,gees гусени=caterp гусин=goos,gees густ=dens,thick густе=thicke
густот=densit,thickn гущ=thick,ground дав=giv,gav,given,let,pres,crush,push дава=giv,gav,given,let давал=giv,gav,given,let дави=pres,crush,push давит=pres,crush,push давл=pres,crush,push
давлен=pressu,pres,crush,push давн=ago,long,old давнос=old давят=pres,crush,push дад=giv,gav,given,let дадут=giv,gav,given,let дает=giv,gav,given,let даж=even дай=giv,gav,given,let
дал=furthe,giv,gav,given,let,distan,next,follow далек=distan,far,remot,furthe дальн=far,distan,furthe дальне=furthe дально=distan дальш=furthe,onward,far,distan,next дам=lad,giv,gav,given,let
дамб=dam,dyk,dik дан=denmar,tribut,giv,gav,given,let,danish данн=data,giv,gav,given,let дар=gift,presen,donor,giver,giv,gav,donat дари=gift,presen,donor,giver,giv,gav,donat дарит=giv,presen,gav,donat
дарите=gift,presen,donor,giver дарств=gift,presen,donor,giver дарят=giv,presen,gav,donat даст=giv,gav,given,let дат=dat,giv,let,gav,given,day датиру=dat датск=danish,denmar датчик=sensor
дач=dacha,cottag,countr дачн=cottag,dacha,countr дачник=cottag,dacha,countr дают=giv,gav,given,let два=two двадца=scor,twenti,twent дважд=twic,doubl две=two двенад=twelv двер=door дверн=door
дверц=door двига=mov двигае=mov двигат=engin,motor движ=mov движен=motion,moveme,traffi движут=mov движущ=mov двин=mov двинет=mov двину=mov дво=two двоето=colon двоичн=binar двойн=doubl,dual,twic
двойни=doubl двор=backya,court,courty,yard,janito дворец=butler,palac дворни=yard,court,courty,janito дворов=yard,court,courty,janito дворц=palac дворцо=palac дворян=nobl,noblem,nobili двоюро=cousin
двукра=twofol двум=two двусмы=ambigu двусто=bilate двух=two двуязы=biling деакти=deacti,disabl деб=debit,debut дебат=debat дебет=debit дебют=debut дев=maiden девиз=motto
девиц=maid,girl,maiden,young,woman девич=girl,maiden,young,woman девк=girl,maiden,young,woman девочк=girl девушк=girl,maiden,young,woman девчон=girl девя=nin девяно=ninet девят=ninth дего=tar
деград=degrad дегуст=tast дед=grandf,grandp дедов=grandf,grandp дедушк=grandf,grandp дежури=dut,watch,shift дежурн=dut,watch,shift дежурс=dut,watch,shift дезакт=deacti,disabl дезерт=desert
дезинф=disinf действ=act,action,actual,effect,inde,operat,realit,real,valid,work декабр=decemb декан=dean деклар=declar декод=decod декор=decora
дел=affair,busine,fil,matter,divid,shar,split,separa,cas дела=don,mak,preten,did,mad,doe делает=did,don,mak,mad делег=delega,deleg делега=delega,deleg делен=divisi дели=divid,shar,split,separa
делит=divid,shar,split,separa делов=busine,affair,cas,matter дельт=delta дельфи=dolphi демокр=democr демон=demon демонс=demons,show ден=day денег=mone,cash денежн=moneta,mone,cash деньг=mone,cash
деп=depot департ=depart депорт=deport депрес=depres депут=deput депута=deput дер=fight,fought дерга=pull,jerk,tug дергае=pull,jerk,tug дерев=tre,wood,wooden,timber дереве=villag,countr
деревн=villag,countr деревь=tre деревя=wooden,tre,wood,timber дерет=fight,fought держ=hold,held,keep,kept держа=hold,keep,held,kept держав=power,stat держат=hold,held,keep,kept
держит=hold,held,keep,kept дерза=dar дерзк=bold,impude дерзну=dar дерн=pull,jerk,tug дернет=pull,jerk,tug дерну=pull,jerk,tug десери=deseri десерт=desser деся=ten десят=tenth десяти=decad десятк=ten
десято=ten,dozen дет=child детал=detail детали=detail детд=orphan детдом=orphan детект=detect детин=fellow детск=child,childi,childr,nurser,childh детств=child,childh детьм=child детям=child
дефис=hyphen дефиц=defici,shorta дефици=defici,shorta деформ=deform дешев=cheap дешеве=cheape деятел=activ,activi джаз=jazz джем=jam джунг=jungl диаб=diabet диабет=diabet диагно=diagno диагра=diagra
диалек=dialec диалог=dialog диамет=diamet диапаз=rang диван=couch,sofa дивиз=divisi диет=diet дизайн=design дизел=diesel дик=savag,wild,wildli дикт=dictat диктат=dictat дикту=dictat диктуе=dictat
дилемм=dilemm динами=dynami династ=dynast диноза=dinosa дипл=diplom,dipl диплом=diplom директ=direct дириж=conduc дириже=conduc диск=disc,disk дискри=discri дискус=discus дискут=discus,debat
диссер=disser дистан=distan дисцип=discip дит=child диффер=differ дич=gam дли=last,extend,contin длин=length,dur длинн=long,longer длит=last,extend,contin длител=dur,length для=for дне=day
дневн=daylig дневни=diar,journa днем=day дни=day дно=bottom,bed дня=day доб=seek,achiev,reach,extrac,min,obtain,pre,catch добав=add добави=add добавк=additi,supple добавл=add,additi добега=run,reach
добежа=run,reach добер=get,reach доби=achiev,reach,seek добира=get,reach добр=good,kind,welcom,kindne добра=get,reach добров=volunt доброд=virtu доброт=kindne,good добуд=extrac,min,obtain
добуде=extrac,min,obtain добы=extrac,min,obtain,pre,catch добыт=extrac,min,obtain добыч=pre,min,extrac,catch добь=achiev,reach,seek дове=bring,lead довед=bring,lead доведе=bring,lead довел=bring,lead
довер=confid,credib,trust довере=power,attorn,prox,trust,entrus довери=trust,confid,entrus доверя=trust,confid,entrus довес=bring,lead довод=argume,bring,lead доводи=bring,lead доводя=bring,lead
довож=bring,lead доволь=enough,pleas,satisf,conten догад=gues догада=gues догадк=gues,conjec догна=catch,caught,overta догова=agre,arrang догово=agre,agreem,contra,leas,pact,treat,arrang
догон=catch,caught,overta догони=catch,caught,overta догоня=catch,caught,overta догруж=load догруз=load дое=finish,eat доед=reach,get,arriv доеда=finish,eat доедет=reach,get,arriv
доезжа=reach,get,arriv доел=finish,eat доес=finish,eat доеха=reach,get,arriv дож=liv,surviv дожд=rain,wait дожда=await,wait дождев=rain дождли=rain дожи=liv,surviv дожив=liv,surviv доживе=liv,surviv
дожида=wait доз=dos дои=milk доит=milk дой=reach,get,com дойд=reach,get,com дойдет=reach,get,com док=dock докаж=prov докаже=prov доказ=prov доказа=eviden,proof,prov доклад=report,paper,speake
доктор=doctor доктри=doctri докуме=docume,paper докупи=buy докупл=buy дол=fracti,propor,shar,top,add,pour,part,portio долб=hammer долби=hammer долбит=hammer долбл=hammer долбле=hammer
долг=debt,dut,long,owe долгов=durabl,debt,dut долгол=longev долгот=longit доле=top,add,pour долев=shar,part,portio должен=must,ought,owe,should должн=due,must,should должни=debtor
должно=post,positi,offic доли=top,add,pour долин=valle доллар=dollar,billio долож=report доложи=report долот=chisel дом=hom,hous домашн=domest,homewo,hous,hom,cottag доме=sweep домен=domain
домес=sweep домик=cottag,hous,hom домин=domina домкр=jack домкра=jack домн=furnac домовл=landlo,hous,hom,cottag домысл=specul донес=conve,report,carr донесе=conve,report,carr донима=bother
донн=bottom,bed донор=donor донос=denunc доноси=conve,report,carr донош=conve,report,carr доноше=conve,report,carr доп=finish,drink допи=finish,drink допил=finish,drink допис=finish,add,writ
дописа=finish,add,writ допиш=finish,add,writ допише=finish,add,writ доплат=pay,extra доплач=pay,extra дополн=additi,extra,supple,add,comple допраш=interr,questi допрос=interr,questi
допрош=interr,questi допуск=tolera,admiss,acces,allow,admit,assum,permit допуст=allow,assum,valid,admit,permit допущ=allow,admit,assum,permit допуще=assump,allow,admit,assum,permit дор=expens,dear
дораба=modif,finali,improv дорабо=modif,finali,improv дорог=darl,dear,expens,road,way,path,track,railwa дорож=expens,dear дорожа=valu,expens дорожи=valu,expens дорожк=path,road,way,track
дорожн=road,way,path,track досади=anno досаж=anno досажд=anno досаже=anno доск=blackb,board,plank дослов=litera досмат=inspec,watch досмот=inspec,watch доспех=armor,armour досроч=ear
доста=get,reach,pull достав=delive,get,reach,pull,bring достае=get,reach,pull достал=get,reach,pull достан=get,reach,pull достат=adequa,ampl,enough,suffic достиг=achiev,reach,attain достиж=achiev
достич=achiev,attain,reach достов=reliab,authen достое=dostoe достои=dignit,merit,advant достой=worth достра=comple,build достро=comple,build доступ=acces,access,availa,afford досуг=leisur досыпа=add
дотац=subsid дотраг=touch дотрон=touch дотяг=reach дотяну=reach доучи=finish дохн=die дохнет=die дохну=die доход=incom,revenu,reach,get,com доходи=reach,get,com доходн=incom,revenu дохож=reach,get,com
доч=daught дочер=daught дочерн=subsid,daught дочк=daught дош=reach,get,com доше=reach,get,com дошел=reach,get,com дощат=board,plank дощечк=board,plank дра=fight,fought драгоц=jewel,jewelr,precio
дразн=teas дразни=teas драйве=driver драк=brawl дракон=dragon драм=drama драмат=dramat драп=drap древес=timber,wood,tre,wooden древн=ancien,antiqu древно=antiqu,ancien дрейф=drift дрема=doz,nap
дремл=doz,nap дремле=doz,nap дремот=drowsi дренаж=draina дроб=fracti,crush,split дроби=crush,split дробит=crush,split дробл=crush,split дробле=crush,split дров=firewo,wood,log дровос=firewo,wood,log
дровян=firewo,wood,log дрож=trembl,shiver,shak дрожа=shook,trembl,shiver,shak дрожж=yeast дрожже=yeast дрожит=trembl,shiver,shak дрон=dron друг=anothe,differ,friend,other других=other друж=friend
дружб=friend дружес=friend дружи=friend дружит=friend дружн=friend друз=friend друзь=friend друзья=friend дуб=oak дубл=duplic,dub дублен=sheeps дублик=duplic дубов=oak дуг=arc,arch дудк=pip,whistl
дует=blow,blew дум=though,counci дума=think,though думает=think,though дуну=blow,blew дуп=hollow дур=fool дурак=fool дурачи=fool дури=fool дурн=bad дут=blow,blew дух=ghost,perfum,spirit духове=clerg
духовк=oven духовн=spirit,perfum,ghost духот=stuffi,stuff душ=shower,soul,strang,chok душев=shower душевн=soul души=strang,chok душист=fragra душит=strang,chok душн=stuffi,stuff дуют=blow,blew
дым=smok дымн=smok дымок=smok дымохо=chimne,flu дын=melon дыр=hol дырк=hol дыряв=hol дыхан=breath дыхате=respir дыш=breath дыша=breath дышат=breath дышит=breath дьяво=devil дьявол=devil дьякон=deacon
дюжин=dozen,ten дюйм=inch дюн=dun дяд=uncl дядюшк=uncl дяте=woodpe дятел=woodpe еванге=gospel евр=euro,jew еврейс=jewish,hebrew европ=europ,europe европе=europe,europ егип=egypt,egypti
египет=egypt,egypti его=thereo,its еда=food,meal,eater,eat,ate,eaten едв=bare,hard едем=went,driv,rid,travel едет=went,driv,rid,travel едеш=went,driv,rid,travel едим=eat,ate,eaten
един=unifi,unifor,onl,singl,sol,unit единиц=unit,one,number единич=unit,one единог=unanim единст=singl,singul,sol,onl,unit едок=food,meal,eater еду=went,driv,rid,travel едут=went,driv,rid,travel
едят=eat,ate,eaten ежевик=blackb ежегод=annual ежедне=dai,ever,day ежемес=month,moon еженед=week ежи=hedgeh ежик=hedgeh езд=rid,rider,travel,driv езди=commut,ridden,rid,travel,driv
ездит=travel,rid,driv ездок=rid,rider езж=travel,rid,driv ела=eat,ate,eaten ели=spruc,fir,christ,tre елк=spruc,fir,christ,tre елов=spruc,fir,christ,tre елочн=spruc,fir,christ,tre
ель=fir,spruc,christ,tre ельник=spruc,forest емкос=capaci,contai еписко=bishop ерунд=nonsen,rubbis есл=unles,are,wher ест=eat,was,wer,been,ate,eaten,has,ther естест=natura
еха=driv,going,rid,went,travel ехал=went,driv,rid,travel ешь=eat,ate,eaten еще=anothe,still,yet,mor жаб=toad жаворо=lark жадн=greed жаднич=greed жажд=thirst,crav жажда=thirst,crav жаждет=thirst,crav
жал=compla,sorr,sting,grant,welcom,pres,shak,reap,squeez жале=regret,pit,sorr,spar жалеет=regret,pit,sorr,spar жали=sting жалк=pathet,pit жалоб=appeal,compla жалобщ=compla жалова=salar,pay жалос=pit
жалу=compla жанр=genr жар=fever,heat,hot,fry,fri,roast жарен=fri,fry,roast жари=fry,roast,fri жарит=fry,fri,roast жарк=hot,heat жаровн=brazie жарят=fry,fri,roast жасмин=jasmin
жат=reap,pres,shak,squeez жатв=harves,reaper жгут=burn,burnt жда=expect,wait ждет=wait жди=wait жду=wait ждут=wait жева=chew жег=burn,burnt жез=baton жезл=baton жел=jel жела=want,wish,desir
желаем=wish,want,desir желает=wish,want,desir желан=desir,wish желате=desira желез=hardwa,iron железн=railro,railwa,iron желоб=gutter,chut желт=yellow желте=yellow желток=yolk желуд=acorn
желудо=stomac жемчуг=pearl жемчуж=pearl жен=brideg,groom,wif,marri,marr,fianc женат=wif,marri,marr женев=geneva жени=marr жених=brideg,groom,fianc женск=femal,women,woman женщин=woman,women,femal
жеребе=foal,stalli жертв=sacrif,victim,donat жертве=victim,sacrif жертво=donor жертву=sacrif,donat жес=tin жест=gestur жестк=rigid,stiff,tough,hard жесток=brutal,cruel,cruelt,violen жестян=tin
жеч=burn,burnt жжет=burn,burnt жив=aliv,liv,live живет=liv живоп=paint,painte,pictur живопи=painte,paint,pictur живот=abdome,bel,stomac животн=animal,livest,husban,breed живут=liv живущ=liv
жидк=fluid,liquid,thin жидкос=fluid,liquid жизн=lif,lifeti,liv жизнен=lif жизнес=viabl жил=accomm,hous,reside,vein,vest,waistc,tenant,lodger,dwell,liv жилет=vest,waistc
жилец=tenant,reside,lodger,dwell,hous жилищ=dwell,reside,tenant,lodger,hous жильц=reside,tenant,lodger,dwell,hous жир=fat,greas жирн=bold,fat,greas жит=dwell,lif,liv,resid жите=reside,inhabi
жител=inhabi,reside жмет=pres,shak,reap,squeez жми=pres,shak,reap,squeez жмут=pres,shak,reap,squeez жнет=pres,shak,reap,squeez жнец=harves,reaper жок=jocke жонгл=juggl жра=devour,eat жрет=devour,eat
жует=chew жужж=buzz,hum жужжа=buzz,hum жужжит=buzz,hum жуй=chew жук=beetl,bug жуковс=zhukov жулик=crook журав=cran журавл=cran жури=scold журна=journa,log,magazi,issu журнал=journa,log,magazi
журч=babbl,murmur журча=babbl,murmur журчащ=murmur журчит=babbl,murmur жуют=chew жюр=jur заапло=applau,clap заархи=archiv заб=forget,driv,hammer,scor,forgot забавл=amus забавн=funn,amus забарр=barric
забаст=strik забега=run,drop забеж=run,drop забежа=run,drop забежи=run,drop забеле=whiten,bleach забер=tak,pick,collec,climb забере=tak,pick,collec забесп=worr заби=driv,hammer,scor забинт=bandag,dres
забира=tak,pick,collec,climb заблес=shin,glitte,shon,gleam заблок=block,lock заблуд=lost заблуж=delusi,mislea,mistak,err,error,miscon заболе=diseas,ill,ach,hurt,sick,pain забор=fenc заборн=fenc
забот=car,concer заботи=car,concer заботл=car забра=tak,pick,collec,climb забрал=tak,pick,collec забрас=abando,throw заброн=book,reserv заброс=abando,throw заброш=abando,throw забуд=forget,forgot
забуде=forget,forgot забы=forget,forgot забыва=forget,forgot забыл=forget,forgot забыт=forget,forgot забь=driv,hammer,scor забьет=driv,hammer,scor зава=heap,obstru завал=heap,obstru,fill,fail,overwh
завали=fill,fail,overwh завар=brew завари=brew заварк=brew,tea,leav заве=start,wind,keep завед=manag,head,manage,start,wind,keep заведе=instit,establ,start,wind,keep заведу=manag,head,manage
завез=bring,delive,import завел=start,wind,keep заверб=recrui завере=certif,assur завери=certif,assur заверн=wrap,wrapp,turn заверш=comple,finish,end заверя=assur,certif завес=start,wind,keep
завеси=hang,cover завеш=hang,cover завеше=hang,cover завеща=testam,will,bequea завид=env,jealou завиду=env,jealou завизж=squeal,scream завинт=screw,tighte завинч=screw,tighte завис=env,depend
зависа=hang,hung,freez зависе=depend зависи=addict,depend,relian зависн=hang,hung,freez завися=depend завлад=own,posses,master завлек=lur,attrac завлеч=lur,attrac завод=factor,plant,work,mill,backwa
заводи=start,wind,keep заводс=factor,plant,work,mill завоев=conque,win,won завож=bring,delive,import,start,wind,keep завоже=bring,delive,import завози=bring,delive,import завопи=scream,yell
завопл=scream,yell завора=wrap,turn,fascin,enchan заворо=fascin,enchan завою=conque,win,won завоюе=conque,win,won завтр=tomorr завтра=breakf,tomorr завхоз=careta,manage завы=howl завыси=overes,inflat
завыш=overes,inflat завыша=overes,inflat завыше=overes,inflat завяж=tie,start завяже=tie,start завяз=tie,start завяза=tie,start завяну=wither,fad загад=wish,riddl загада=wish,riddl
загадк=puzzl,riddl,myster загадо=riddl,myster загар=tan загиба=bend,fold заглав=titl,head,capita заглад=smooth заглаж=smooth заглох=stall,deafen заглуш=drown,muffl,jam загляд=look,glanc,peek
заглян=peek,look,glanc загн=bend,fold,rot загна=driv,drov загнет=bend,fold загну=bend,fold загова=speak,talk загово=conspi,plot,speak,talk заголо=head,headli,titl,header,headin
загон=driv,drov,pen,enclos загони=driv,drov загоня=driv,drov загор=burn,burnt,fir,light загора=burn,burnt,fir,light,sunbat,tan,block загоре=burn,burnt,fir,light,sunbat,tan загоро=block,countr,suburb
загота=prepar,stock загото=workpi,prepar,stock загран=abroad загрем=thunde,rattl загруж=load,downlo,upload,boot,import загруз=boot,downlo,upload,load загрус=sad загряз=contam,pollut загуби=ruin,destro
загубл=ruin,destro загуде=hum,buzz загуст=thicke зада=set,ask,specif,defin задава=ask,set,specif,defin задает=set,ask,specif,defin задан=task,job,assign,set,ask,specif,defin,workfl
заданн=set,ask,specif,defin задаст=set,ask,specif,defin задато=deposi задач=issu,proble,task задвиг=push задвин=push заде=hit,touch,hurt задева=hit,touch,hurt задейс=involv,use,engag задекл=declar
задеко=decora задел=hit,touch,hurt заден=hit,touch,hurt задене=hit,touch,hurt задерж=dela,detain,detent,arrest,sta,held задн=rear задобр=appeas задоку=docume задолж=arrear,debt задохн=suffoc,chok,gasp
задрап=drap задрем=doz,nap задрож=trembl,shiver,shak задум=think,concei,wonder задума=ponder,think,concei,wonder задуши=strang,chok задыха=suffoc,chok,gasp заед=call,driv,stop заедет=call,driv,stop
заезжа=call,driv,stop заем=loan,borrow заемщи=loan,borrow заеха=call,driv,stop заж=clip,heal,liv зажа=clamp,squeez,hold зажари=fry,fri,roast зажат=clamp,squeez,hold зажег=light,lit,ignit
зажеч=ignit,light,lit зажж=light,ignit,lit зажжен=light,ignit,lit зажжет=light,ignit,lit зажи=heal,liv зажив=heal,liv заживе=heal,liv зажига=light,ignit,lit,lighte зажим=clip зажима=clamp,squeez,hold
зажм=clamp,squeez,hold зажмет=clamp,squeez,hold зажужж=buzz,hum зазвен=ring,jingl зазвон=call,phon,ring,rang зазвуч=sound зазна=concei зазнав=concei зазор=gap,cleara заика=stutte,stamme,mentio
заикну=stutte,stamme,mentio заимст=borrow заинте=intere заинтр=intrig заиск=fawn зай=com,enter,visit,set зайд=com,enter,visit,set зайдет=com,enter,visit,set зайк=har,rabbit
займ=loan,borrow,occup,tak,took,stud,engag,practi,deal займет=occup,tak,took,borrow займут=occup,tak,took,borrow зайц=har,rabbit зак=sunset закаж=order,book закаже=order,book заказ=order,book
заказа=order,book заказч=custom закал=stab,pin закале=temper,harden закали=temper,harden закаля=temper,harden заканч=finish,end,comple,gradua,run закап=bur,drip закат=sunset,roll,set заката=roll
закати=roll,set закач=roll закача=rock,pump,downlo,swing,shak закаче=roll закашл=cough заквас=leaven,sourdo,starte закид=throw закину=throw закип=boil закипа=boil закипе=boil закипи=boil
заклад=pledg,bookma,lay,pawn,found закле=seal,glu заклеи=seal,glu заклей=brand заклеп=rivet заклин=spell,conjur,implor заключ=conclu,impris,inmat,prison,confin,lie,consis закод=encod,cod
закола=board,nail заколе=hesita,var,fluctu,oscill заколо=board,nail,stab,pin закомм=commen закон=law,statut,legal,lawful,legisl законн=lawful,legal,legiti,law,legisl
законо=bill,legisl,law,legal,lawful законс=preser,can законч=finish,end,comple,gradua,run закопа=bur,drip закопт=smok закопч=smok закр=clos,shut закрад=creep закрас=creep,paint закраш=paint
закреп=fasten,fix,secur,pin закрич=shout,cry,scream,yell закро=clos,shut закрое=clos,shut закруж=circl,spin,whirl закрут=twist,tighte закруч=twist,tighte закры=clos,shut закрыв=clos,shut
закрыт=clos,closur,privat,shut закупа=purcha,buy закупи=purcha,buy закупк=purcha,buy закупл=purcha,buy закупо=cork,clog,seal закури=smok закус=snack,bit закуси=snack,bit закуск=snack,appeti
закута=wrap закуш=snack,bit закуше=snack,bit закэш=cach зал=hall,room,pour,flood,fill залая=bark зале=pour,flood,fill залега=lie залез=climb,get залеза=climb,get залезе=climb,get залеч=lie
зали=pour,flood,fill залив=bay,gulf залит=pour,flood,fill залог=deposi,mortga,pledg,voic,log залоги=log,login заложе=lay,pawn,found заложи=lay,pawn,found заложн=hostag заль=pour,flood,fill
зальет=pour,flood,fill залюб=lov,lik,admir замаз=smear,spread,greas,lubric замаза=smear,spread,greas,lubric замазк=putt замал=aton заман=lur,attrac,beckon замани=lur,attrac,beckon замари=marina,pickl
замаск=mask,disgui замах=swing замахн=swing замач=soak замедл=slow замен=replac,substi замене=replac,substi замени=replac,substi,overwr заменя=replac,substi замер=freez,froz,still
замере=freez,froz,still замерз=freez,frozen,froz,cold замери=measur замеря=measur замес=knead,involv,mix замеси=knead,involv,mix замест=deput,replac,substi замет=notic,not,remark,see,saw
замети=notic,not,remark,see,saw заметк=not заметн=notabl,notice замеч=notic,not,remark,see,saw замеча=commen,remark,notic,not,see,saw,proble,findin замече=notic,not,remark,see,saw
замеш=knead,involv,mix замеша=knead,involv,mix замеше=knead,involv,mix замещ=replac,substi замеща=replac,substi замеще=replac,substi замин=min замира=freez,froz,still замк=castl,lock замкну=clos,lock
замок=castl,lock замолк=silent,quiet,stop замолч=silent,quiet,stop замора=freez,frozen,froz заморо=freez,frozen,froz заморс=overse замоч=soak замочи=soak замр=freez,froz,still замрет=freez,froz,still
замуж=marri замуже=marri замур=wall,brick замучи=tortur,tormen замш=sued замыка=clos,lock замысе=idea,plan,intent замысл=plan,plot,concei замышл=plan,plot,concei замя=hesita
зан=bus,occup,tak,took,borrow,occupi занаве=curtai занес=enter,bring,carr занесе=enter,bring,carr занима=occupy,occup,tak,took,borrow,stud,engag,practi,deal занов=new,anew,again,rebuil заноз=splint
занос=drift,snowdr заноси=enter,bring,carr заноче=night,overni занош=enter,bring,carr заноше=enter,bring,carr зануля=zero заны=whin,ach заня=borrow,engag,occup,tak,took,stud,practi,deal
занял=occup,tak,took,borrow занят=bus,occup,tak,took,borrow,lesson,clas,occupi занято=employ заора=yell,shout заостр=sharpe заочн=corres зап=entr,not,record,smell,transc,writ,scent,odour,wash,drink
запад=west,wester западн=west,wester запазд=lat,dela запак=pack,wrap запако=pack,wrap запан=bread,coat запани=panic запас=reserv,stock,supp,spar,stor запаса=stock,stor запасн=spar,stock,supp,reserv
запах=smell,scent,odour запахн=smell запачк=dirt,stain запе=sing запева=sing запек=bak,roast запека=bak,roast запеле=swaddl запер=lock запере=lock,shut заперт=lock запеч=bak,roast
запеча=seal,captur,imprin запече=bak,roast запи=wash,drink запина=stumbl запинк=hesit запира=lock запис=writ,record,wrot,sav,sign,entr записа=enroll,writ,record,wrot,sav,sign,writte записк=memo,not
записы=writ,record,wrot,sav,sign запиш=writ,record,wrot,sav,sign запише=writ,record,wrot,sav,sign запл=swim заплак=cry,weep,wept заплан=plan,schedu заплат=patch,pay,paid заплач=pay,paid
заплес=braid,weav заплут=lost,wander заплы=swim запну=stumbl запо=sing запове=sanctu,reserv заподо=suspec запоет=sing запозд=lat,dela заполз=crawl заполн=fill,comple запоми=rememb,memori
запомн=rememb,memori запоро=ruin запр=ban,lock заправ=tuck,fill,fuel,dres,season запраш=reques,quer,ask запрет=ban,forbid,prohib,lock запрещ=forbid,ban,prohib запрог=progra
запрос=inquir,quer,reques,ask запрот=log,record запрош=reques,quer,ask запрыг=jump запряг=harnes запряч=harnes запуг=intimi,scar запуга=intimi,scar запуск=launch,startu,start,run
запуст=launch,run,start запут=confus,tangl запута=confus,tangl запущ=launch,run,start запуще=launch,run,start запыла=blaz запыли=dust запыха=breath запяст=wrist запят=comma,semico зар=dawn,bur
зараба=earn,start зарабо=earn,earnin,start зараж=infect заража=infect зараже=infect зарази=infect заразн=contag заран=before,advanc зарас=overgr зараст=overgr зарев=glow,roar,cry зареве=roar,cry
зареги=regist,record зареза=cut,slic,stab,chop зареко=establ,prov заржа=neigh,laugh заржав=rust заро=bur зароди=origin,aris,born зароды=embryo,germ зароет=bur зарожд=origin,aris,born
зарос=overgr,thicke,underg заросш=overgr зарпла=salar,wag,pay зарубе=abroad зарумя=brown зары=buri,bur зарыда=sob зарыча=growl заряд=charg заряди=charg,load зарядк=charge заряж=charg,load
заряжа=charg,load заряже=charg,load зас=bolt засад=ambush засбои=glitch,fail засвет=shin,shon,glow засвид=witnes,testif,indica заседа=meet,sessio,sit засека=spot,detect,tim засели=settl,popula,check
заселя=settl,popula,check засеч=spot,detect,tim засечк=serif засея=sow засия=shin,shon заскул=whimpe заскуч=mis,bor засла=send заслон=block,shield,damper,valv заслуг=merit,servic
заслуж=deserv,earn,merit заслуш=hear засмея=laugh засн=sleep,slept,asleep заснет=sleep,slept,asleep засну=asleep,sleep,slept засов=bolt,stick,put,thrust,shov засомн=doubt засопе=sniffl
засори=clog,litter засоря=clog,litter заст=stagn,freez,set,harden,froz заста=find,catch,caught застав=forc,outpos,gat,mak,compel,find,catch,caught застан=find,catch,caught застег=fasten,button
застеж=clasp,fasten застек=glaz застел=cover,spread,lay застен=shy застил=cover,spread,lay застон=moan,groan застра=build,insur застре=shoot,shot,stuck застро=build застря=stuck
заступ=stand,defend,interc засты=freez,set,harden,froz застын=freez,set,harden,froz засуди=condem засуж=condem засуну=stick,put,thrust,shov засух=drough засучи=roll засуши=dry засчит=count засыла=send
засыпа=sleep,slept,asleep зат=then,therea,later затаи=hid,lurk,hold затапл=flood,sink затвер=harden затвор=bolt,shutte зате=ventur,idea затева=start,plan затем=then,therea,later затемн=darken,obscur
затере=eras,overwr затея=start,plan затира=eras,overwr затиха=subsid,quiet затихн=subsid,quiet затихш=quiet заткну=plug,stop,shut затмев=eclips,oversh затмен=eclips затми=eclips,oversh
затмл=eclips,oversh затмле=eclips,oversh затова=overst затопа=stamp,stomp затопи=flood,sink затопл=flood,sink заторм=brak,slow затоск=long,mis заточа=impris заточе=impris заточи=impris,sharpe
затраг=affect,touch затрат=expens,spend,spent,wast,cost затрач=spend,spent,wast затрещ=crack,crackl затрон=affect,touch затруд=compli,hamper,diffic затыка=plug,stop,shut затылк=back,head,nap
затыло=back,head,nap затяг=tighte,dela,drag затяну=tighte,dela,drag зауваж=respec зафикс=fix,record,commit,regist зафрах=charte захв=captur,seizur захват=captur,seizur,seiz,occup,grab
захвач=captur,seiz,occup,grab захвор=ill,sick захлеб=chok захлоп=slam захнык=whimpe,whin заходи=com,enter,visit,set захож=com,enter,visit,set захолу=backwa захоро=burial,bur захоте=want,wish,lik
захохо=laugh захоч=want,wish,lik захоче=want,wish,lik зацве=bloom,blosso,flower зацвел=bloom,blosso,flower зацвес=bloom,blosso,flower зацвет=bloom,blosso,flower зацепи=catch,hook,cling
зацепл=catch,hook,cling зач=why,credit,test зача=concei зачаст=often зачахн=wither зачем=why зачерк=cros,strik зачерп=scoop,draw зачерс=stal зачеса=comb зачет=credit,test зачисл=enroll,credit,admit
зачит=read зачита=read заш=com,enter,visit,set,sew,stitch зашага=walk,step,strid заше=com,enter,visit,set зашел=com,enter,visit,set зашеле=rustl заши=sew,stitch зашифр=encryp,cipher зашнур=lac
заштоп=darn зашуме=nois зашь=sew,stitch зашьет=sew,stitch защелк=click,snap защит=defenc,protec,defend защити=protec,defend защитн=defend защищ=protec,defend защища=defend,protec защище=protec,defend
заяви=declar,stat,claim,announ,say,turn,show заявил=declar,stat,claim,announ,say заявит=applic,reques,statem заявк=applic,reques,statem заявл=declar,stat,claim,announ,say
заявле=statem,declar,stat,claim,announ,say,applic,reques заявля=declar,stat,claim,announ,say заяц=har,rabbit зва=call,nam,invit звал=call,nam,invit зван=rank,titl звезд=star звездн=star звездо=asteri
звен=link,ring,jingl звене=ring,jingl звенит=ring,jingl звер=animal,beast звере=brutal зверин=beast,animal звон=ring,bell,call,phon,rang звони=call,ring,phon,rang звонит=call,phon,ring,rang
звонк=ring,bell,call звонок=bell,ring,call звонят=call,phon,ring,rang звук=sound звуков=audio,sound звуч=sound звуча=sound звучат=sound звучит=sound звякну=call,phon,ring,rang здан=build зде=her,local
здешн=her,local здор=greet,hello здоров=health,greet,hello здраво=health зева=yawn зевает=yawn зевну=yawn зелен=green,herb,red зелене=green зем=earth,land,ground,soil,barrow
земель=land,earth,ground,soil земл=earth,ground,land,soil землев=landow землед=agricu землет=earthq землян=strawb,dugout земн=earth,land,ground,soil земств=counci зенитн=aircra,anti зерка=mirror
зеркал=mirror зерн=corn,grain,kernel зернов=grain,kernel,corn зерныш=grain,kernel,corn зижди=bas,rest зим=winter зимн=winter зимовк=winter зиму=winter зимует=winter злак=cereal зли=angr,anger,anno
злит=angr,anger,anno зло=angr,evil,viciou,wick,malic,spit,anger злоб=spit,evil,malic,anger зловещ=sinist злод=villai злонам=malici злос=anger,evil,malic,spit злоупо=abus зме=snak змеин=snak
зна=awar,know,knew,known,learn,find,recogn,nobili,nobl знает=know,knew,known,learn,find,recogn,nobili,nobl знак=charac,mark,sign,tradem знаком=famili,introd,meet,acquai
знал=know,knew,known,learn,find,recogn,nobili,nobl знам=banner,flag знамен=banner,famou,flag знан=knowle знатн=know,knew,known,learn,find,recogn,nobili,nobl знаток=expert знач=mean,meant,signif
значат=mean,meant,signif значен=import,mean,valu значи=mean,meant,signif значим=meanin значит=consid,signif,mean,meant значк=badg,icon значок=badg,icon
знают=know,knew,known,learn,find,recogn,nobili,nobl знающ=know,knew,known,learn,find,recogn,nobili,nobl зно=heat,sultr знойн=heat,sultr зов=call,nam,invit зовет=call,nam,invit зовут=call,nam,invit
зодч=archit зол=ash золот=gold,golden,gild золоти=gild золоч=gild золоче=gild зон=zon,area зонд=prob зонт=umbrel,paraso зонтик=umbrel,paraso зоопар=zoo зор=dawn зорьк=dawn зрачок=pupil зре=ripen,matur
зреет=ripen,matur зрел=matur,rip зрелищ=specta,sight зрен=sight,vision,eyesig зрите=audien,specta,viewer зрител=audien,viewer,visual,specta зря=vain зуб=tooth,teeth,dental
зубн=dental,dentis,tooth,teeth зубр=bison зубри=cram зубчик=clov,tooth зябну=cold ива=willow ивов=willow игл=needl игнор=ignor игнори=ignor иголк=needl игр=gam,pla,player игра=pla играет=pla
играют=pla игров=gam,pla,player игрок=player,gam,pla игруше=toy игрушк=toy игумен=abbot иде=idea идеа=ideal идеал=ideal идеали=ideali идеаль=ideal идем=going иденти=identi идеоло=ideolo
идет=going,went,com,walk иди=went,com,walk идиот=idiot идо=idol идол=idol идт=going,walk,went,com иду=went,com,walk идут=went,com,walk идя=went,com,walk иер=priest иерарх=hierar иеромо=priest
иеруса=jerusa ижиц=izhits изб=hut,cottag,cabin,izba,beat избави=dispos,rid,delive избавл=rid,delive избал=spoil,treat,pamper,indulg избега=avoid,escap избегн=avoid,escap избеж=avoid,escap
избежа=avoid,escap избежи=avoid,escap избер=elect,choos избере=elect,choos изби=beat избира=voter,electo,elect,choos избит=beat избра=elect,choos избран=chosen,favori,favour,elect,choos
избушк=hut,cottag,cabin,izba избыто=exces,redund,surplu изв=wriggl,wind извая=sculpt изверг=erupt извес=lim,limest,exhaus,tormen извест=famou,limest,renown,new,fam,known,notif,inform,lim
извещ=notif,inform извеща=notif,inform извеще=notic,notif,inform извин=sorr,excus,apolog извине=apolog извини=apolog,excus,sorr извиня=excus,apolog,sorr извлек=extrac,retrie,deriv
извлеч=extrac,retrie,deriv изводи=exhaus,tormen извож=exhaus,tormen изволи=deign изгиб=bend,curv изгиба=bend,bent,curv изгна=expel,exil,banish изгнан=exil,expel,banish изгон=expel,exil,banish
изгони=expel,exil,banish изгоня=expel,exil,banish изгоро=fenc,hedg изгота=manufa,mak,produc изгото=mak,manufa,produc изда=publis,issu,emit,editio,public издава=publis,issu,emit,editio,public
издан=editio,public,publis,issu,emit изданн=publis,issu,emit издаст=publis,issu,emit издате=publis,editio,public издева=mock,bul издел=produc,articl,war издерж=cost,expens
излага=set,presen,stat,outlin излеч=cur,heal излечи=cur,heal излише=surplu изловч=contri изложе=set,presen,stat,outlin изложи=set,presen,stat,outlin излуча=radiat,emit излуче=radi
измель=grind,chop,crush измен=treaso измене=chang,modifi,vari,modif,alter,edit,betra измени=alter,amend,chang,modifi,modif,edit,betra изменя=chang,modif,alter,edit,betra измере=measur измери=measur
измеря=measur измуче=exhaus изн=langui изнанк=wrong,sid,insid изнаси=rap изнача=initia,origin изнаш=wear,worn износ=wear,worn износи=wear,worn изноше=wear,worn изобил=abunda,abound изобли=expos,convic
изобра=depict,imag,portra,repres,pictur,drawn изобре=invent изобь=beat изобье=beat изогну=crook,bend,bent,curv изой=proce,com,origin изол=isolat,insula изолир=isolat,insula изоляц=insul,isol
изощря=refin изразе=til изразц=til изредк=rare,occasi изрека=utter изреч=utter изувеч=maim изуми=amaz,astoni изумл=amaz,astoni изумле=amaz,astoni изумля=amaz,astoni изумру=emeral
изуча=learn,stud,teach,taught изучен=stud изучи=examin,learn,teach,taught,stud изъ=seiz,withdr,confis изъя=seiz,withdr,confis изъяви=expres изъявл=expres изъян=flaw
изъят=seizur,exempt,seiz,withdr,confis изым=seiz,withdr,confis изыма=seiz,withdr,confis изымет=seiz,withdr,confis изыска=exquis изюм=raisin изящес=grac изящн=elegan икон=icon,painte иконоп=icon,painte
икр=caviar,roe илист=silt,mud иллюз=illusi иллюст=illust,pictur име=hav,mean,has,had имеет=hav,has,had имел=hav,has,had имен=behalf,estat,nam,call именн=exact,name именов=call имену=nam,call
именуе=nam,call имеют=hav,has,had имеющ=hav,has,had имит=imitat,simula,mimic иммигр=immigr иммуни=immun импер=empir,empero,imperi импера=empero,empres,imperi,empir имперс=imperi импорт=import
импров=improv импуль=impuls имущес=asset,proper,belong имя=nam,userna инач=otherw инвали=disabi,invali инвест=invest ингред=ingred инд=india,indian индеец=indian индейк=turke индекс=index,clas
индиви=indivi индиец=india,indian индийс=indian,india индуст=indust индуц=induc индюк=turke ине=frost,hoarfr инжене=engine инжир=fig иници=initia инициа=initia инкрем=increm инкрус=inla
ино=anothe,other иногд=occasi,someti инок=monk,nun инокин=monk,nun инопла=alien иностр=foreig инспек=inspec инстал=instal инстан=instan инстин=instin инстит=instit инстру=instru,tool,brief инсцен=stag
интегр=integr интелл=intell интерв=interv интере=intere интерл=lead интерн=intern интерп=interp интерф=interf интриг=intrig интуит=intuit инфекц=infect инфляц=infl информ=inform инфрас=infras
инциде=incide ион=ion иониз=ioniz ипотек=mortga ирис=iri ирланд=irelan,irish иронич=ironic иск=claim,lawsui,sue иска=look,search,seek,sought,find искаж=distor искажа=distor искаже=distor искази=distor
искал=search,seek,look,sought,find искале=maim,injur искате=seeker исключ=except,exclud,exclus,expel,sole,onl,elimin искове=distor,mangl ископа=fossil искоре=eradic искр=spark искрен=sincer
искупа=bath,swim,aton искупи=bath,swim,aton искупл=bath,swim,aton искуси=tempt искусн=skilfu искусс=art,artifi,iskuss искуш=tempt искуша=tempt искуше=tempt исл=islam ислам=islam испан=spain,spanis
испане=spanis,spain испанс=spanis,spain испари=evapor испаря=evapor испачк=dirt,stain испек=bak испеч=bak испове=confes,profes исполн=execut,perfor,contra,fulfil,turn,worker
исполь=exploi,usag,use,using,utiliz,emplo,used испорт=spoil,ruin,damag,corrup испорч=spoil,ruin,damag,corrup исправ=correc,fix,patch,repair,rul,govern,edit испуг=fright,fear
испуга=afraid,startl,fright,scar испуск=emit испуст=emit испущ=emit испуще=emit испыт=test,experi,feel испыта=test,trial,experi,feel испыты=test,experi,feel исслед=explor,invest,resear,stud
истек=expir истека=expir истекш=expir истец=plaint,claima истеч=expir истече=expir истин=tru,truth истинн=tru,truth истле=smolde исток=sourc истолк=interp истор=histor,stor истори=histor
источн=sourc,cit,refere,item истоща=exhaus,deplet истоще=exhaus,deplet истощи=exhaus,deplet истрат=spend,spent,wast истрач=spend,spent,wast истреб=fighte,exterm,destro,demand,reques истука=idol,statu
истц=plaint,claima исход=exodu,outcom,proce,com,origin исходи=proce,com,origin исходн=sourc,origin исходя=outgo исхож=proce,com,origin исцели=heal исцеля=heal исчез=disapp,vanish,gon
исчеза=disapp,vanish исчезн=disapp,vanish,withdr исчерп=exhaus исчисл=calcul,number итал=ita,italia италья=italia,ita итерац=iterat итог=eventu,result,total,ultima,outcom
ища=search,seek,look,sought,find ищет=search,seek,look,sought,find ищи=search,seek,look,sought,find ищу=search,seek,look,sought,find ищут=search,seek,look,sought,find июл=jul июн=jun йогурт=yogurt
йод=iodin кабак=tavern кабан=boar кабачк=courge,zucchi кабачо=courge,zucchi кабел=cabl кабель=cabl кабин=cabine,cabin,booth,cab кабине=cabine каблук=heel кавказ=caucas кавыче=quot кавычк=quot,mark
кад=tub кадк=tub кадр=footag,fram,shot,person кадров=fram,shot,person кает=repent каж=appare,seem,appear кажд=ever,everyo,per,each каза=appear,seem казак=cossac казарм=barrac казач=cossac
казенн=stat,offici,treasu казин=casino казн=execut,treasu,stat казнач=treasu,stat казнен=execut казни=execut казнят=execut кайм=border,edg как=how,what,whatev,which,are как-ни=someho как-т=someho
кака=cocoa каким=how,what какой-=any,som кал=potass калач=loaf,roll,kalach календ=calend калечи=maim,injur калитк=gat,wicket калор=calori калош=galosh,oversh кальц=calciu камбод=cambod,vietna
камен=rock,ston,mason,pebbl каменн=ston,rock,mason,pebbl каменщ=mason,ston,rock,pebbl камер=camera,chambe камеше=ston,rock,mason,pebbl камин=firepl камн=ston,rock,mason,pebbl кампан=campai
кампус=campu камыш=reed,rush кан=rop,cabl кана=canal,channe,pip канав=ditch канавк=groov канал=canal,channe канали=sewer канат=rop,cabl кандид=candid канику=holida канон=canon канун=eve
канцел=offic,chance,statio канцле=chance кап=drop капа=drip капает=drip капел=drop капель=drop капита=capita,captai капиту=surren,capitu капл=drop капну=drip каприз=whim,capric капсу=capsul
капуст=cabbag капюшо=hood кар=carp кара=punish карабк=climb карава=carava,loaf карает=punish караме=carame каранд=pencil карау=guard караул=guard кардин=cardin карет=carria,coach каретн=carria,coach
карлик=dwarf карман=pocket карп=carp карт=card,chart,map картел=cartel картин=imag,paint,pictur картон=cardbo картоф=potato карточ=card картош=potato карьер=career,quarr кас=concer,touch,regard
каса=concer,touch,regard,affect касс=cashie,till,ticket,offic кассир=cashie,till,ticket,offic кассов=cashie,till,ticket,offic кастрю=pan,saucep,pot кат=rid,roll,ski,skat ката=skat,rid,roll,ski
катает=rid,roll,ski,skat катало=catalo,direct,folder катаст=catast,disast катего=catego катер=boat кати=roll,rid,ski,skat катит=rid,roll,ski,skat катк=rink,roller каток=rink,roller католи=cathol
каторж=convic катушк=coil,reel,spool каучук=rubber каф=caf кач=rid,roll,ski,skat кача=swa,rock,pump,downlo,swing,shak качает=rock,pump,downlo,swing,shak каче=swing каченн=rid,roll,ski,skat
качест=qualit качну=rock,pump,downlo,swing,shak каш=porrid,kasha,gruel кашел=cough кашля=cough кашляе=cough кашлян=cough каштан=chestn кают=cabin кая=repent квадр=squar квадра=squar квалиф=qualif
кванто=quantu кварта=block,quarte кварти=apartm,flat кварц=quartz квас=kvas квитан=receip кворум=quorum кедр=cedar кельн=cologn кепк=cap керами=cerami,potter кернин=kern кефир=kefir,butter
кеш=cach,reus кива=nod кивает=nod кивн=nod кивнет=nod кивну=nod кида=throw,threw кидает=throw,threw кил=keel килогр=kilogr киломе=kilome ким=kim,sung кин=cinema,throw,threw кинет=throw,threw
кинз=corian,cilant киноте=cinema кину=throw,threw киот=shrin кип=boil,pil,bal кипе=boil кипен=boil,water кипит=boil кипяти=boil кипято=boil,water кипяч=boil кипяче=boil кирилл=cyrill кирпич=brick
кис=brush кисел=jel кисл=sour кислор=oxygen кислот=acid кисну=sour кисточ=brush кит=whal,whaler кита=china,chines китаец=chines китайс=china,chines китайц=china,chines китоб=whal,whaler киш=teem,swarm
кише=teem,swarm кишечн=bowel кишит=teem,swarm кишк=gut кла=put,lay,plac клавиа=keyboa,key клавиш=key,keyboa клад=put,treasu,lay,plac кладби=cemete,church,gravey кладет=put,lay,plac кладк=masonr,lay
кладов=pantr,storer,larder кладут=put,lay,plac клал=put,lay,plac клан=clan кланя=bow,worshi клапан=valv,flap клас=lay,put,plac класс=clas,classr,grad класси=classi класте=cluste кле=glu,stick,past
клева=peck,bit клевер=clover клеенк=oilclo клеи=glu,stick,past клеит=glu,stick,past клейм=mark,stamp,brand,hallma клейми=brand клеймл=brand клен=mapl кленов=mapl клетк=cag,cell,squar
клеточ=cag,cell,squar клетча=check клецк=dumpl клещ=plier клиент=client,custom клика=click,snap кликн=click,snap кликну=click,snap клим=climat климат=climat клин=wedg клиник=clinic клинок=blad
клич=call,cry клиш=plat клок=scrap,shr клокот=bubbl клон=clon,inclin,bend клони=inclin,bend клонир=clon,downlo клоун=clown клочок=scrap,shr клуб=club клубни=strawb клубок=ball клумб=flower,bed
клык=fang,tusk клю=peck,bit клюв=beak клюет=peck,bit клюкв=cranbe клюкве=cranbe клюну=peck,bit ключ=clu,key,wrench,spr,item ключев=keywor,key,spr кля=swear,swor,curs клян=swear,swor,curs
кляс=swear,swor,curs клятв=oath,vow кляч=nag книг=book,ledger книгот=bookse книжк=book книжн=booksh,book кнопк=button кнопоч=button кнут=whip княгин=prince,princ княжес=prince,princ княжи=reign,rul
княжил=reign,rul княжн=prince,princ княз=princ,prince коалиц=coalit кобы=mar кова=forg кован=forg ковб=cowbo ковер=carpet,rug коверк=distor,mangl ковк=forg ковр=carpet,rug ковров=carpet,rug
ковш=ladl,bucket,scoop ковыря=pick ког=whom когд=ever,when,whenev когда-=someda кого=claw код=cod,encod кодиро=cod,encod кое-ка=someho кож=leathe,skin кожан=leathe,skin кожевн=tanner,leathe,skin
кожур=peel,skin коз=goat козе=goat козел=goat койк=berth кокос=coconu коктей=cockta кол=stak,prick,stab,split,chop колб=flask колбас=sausag колбэк=callba колд=conjur колдов=sorcer,witch,magic
колдун=sorcer,witch,magic коле=rut,track,gaug колеба=hesita,hesit,fluctu,var,oscill колебл=hesita,var,fluctu,oscill колен=kne,lap колес=wheel колесн=wheel колет=prick,stab,split,chop колечк=ring
количе=amount,quanti коллег=collea коллед=colleg коллек=collec коло=prick,stab,split,chop колоде=well колодц=well колоко=bell,tower,belfr колон=colon колони=coloni колонк=column колонн=column
колонт=runn колонц=folio колос=ear,spik колот=beat,pound колоти=beat,pound колоч=beat,pound колоче=beat,pound колхоз=collec,farm колыбе=cradl кольц=ring кольце=ring колют=prick,stab,split,chop
коляск=pram,wheelc,carria,stroll ком=lump команд=comman,crew,team,send комар=mosqui,gnat комбин=combin,plant,work комед=comed комет=comet комикс=comic комисс=commis,commit комит=commit комите=commit
комиче=comic комка=crumpl комм=commit коммен=commen коммер=commer коммит=commit коммун=commun комнат=room компак=compac компан=compan компас=compas компен=compen,offset компил=compil
компле=kit,equip,staff,comple композ=compos компон=compon,arrang,compos,link компро=compro компью=comput,user комсом=komsom кон=hors конв=convo конвей=pipeli конвен=conven конвер=envelo,conver,transf
конво=escort конгре=congre кондук=conduc,guard конек=skat конец=end конечн=certai,finit,sure,end,cours конкре=concre,partic,specif конкур=compet,contes конн=cavalr,hors,stabl,groom
конниц=cavalr,hors,stabl,groom консер=conser,preser,can,tinn,cann консол=consol конста=consta,stat,not консти=consti констр=constr,design консул=consul,advis,depart контак=contac контей=contai
контек=contex контор=offic,clerk контра=contra контро=contro,monito,superv,hash контур=circui конур=kennel конус=con конфер=confer конфет=cand,sweet конфиг=config конфис=confis конфли=confli
конц=eventu,end конце-=eventu концен=concen,focu концеп=concep концер=concer конча=finish,end,comple,gradua,run кончи=end,finish,comple,gradua,run кончик=tip коньк=skat коньяк=brand,cognac
конюх=cavalr,hors,stabl,groom конюшн=stabl,cavalr,hors,groom коорди=coordi коп=backup,cop,lanc,replic,spear,sav,accumu копа=dig,dug копает=dig,dug копейк=kopeck,penn копи=sav,accumu копиру=cop
копит=sav,accumu копл=sav,accumu коплен=sav,accumu копн=haysta,shock копо=soot копоши=swarm копти=smok копч=smok копчен=smok копыт=hoof кор=bark,measl,crust кораб=ship,vessel корабе=ship,vessel
корабл=ship,shipwr,vessel корал=coral коралл=coral коре=korea,south корейс=korean корен=root,spin коренн=indige,root,spin корешк=gutter корешо=spin,root корзин=basket,hamper кори=reproa
коридо=corrid,hallwa,passag кориц=cinnam коричн=brown корк=crust,rind корм=stern,feed,fed,fodder корми=feed,fed кормит=feed,fed кормл=feed,fed кормле=feed,fed кормуш=feed,fodder кормч=stern
кормят=feed,fed корн=root,spin коро=king,queen,royal,kingdo короб=box коробк=box коробо=box коров=cow,cowsh коровн=cow,cowsh корол=king,queen,royal,kingdo короле=kingdo,queen,royal,king коромы=yok
корон=crown,coron корона=crown,coron корота=whil коротк=short,brief,shorte короч=short,brief,shorte корочк=crust,rind корпе=por корпор=corpor корпус=corp,corpu,hull,bod,build,cas
коррек=proof,proofr,adjust,correc коррес=corres,report корруп=corrup кортеж=tupl корчи=writh коршун=kit корыт=trough кос=bon,dic,ivor,scyth,braid,plait,mow,ston,backsl косар=mower косвен=indire
коси=scyth,braid,plait,mow косит=mow космет=cosmet космич=cosmic,spac,spacec космос=spac косн=concer,touch,regard косну=touch,concer,regard костер=fir,bonfir,campfi косточ=bon,ston
костр=fir,bonfir,campfi костыл=crutch костюм=costum,suit кот=cat,kitten коте=boiler,cauldr котел=boiler,cauldr котело=pot,bowler котель=boiler,cauldr котено=kitten,cat котл=boiler,cauldr
котлет=cutlet,patt,burger котор=whereb,which,who,has которы=which котят=cat,kitten коф=coffe кофт=cardig,blous кофточ=cardig,blous кочев=nomad,nomadi кочева=roam,nomad кочевн=nomad,nomadi
кочега=stoker кочу=roam,nomad кочует=roam,nomad кош=mow кошач=cat,kitten кошеле=purs,wallet кошель=purs,wallet кошенн=mow кошк=cat,kitten кошмар=nightm коэффи=coeffi
кра=edg,fring,margin,region,steal,stol,stolen,land краб=crab крад=steal,stol,stolen,sneak,creep краден=theft,stolen крадет=steal,stol,stolen краж=theft,stolen крайн=extrem,edg,land,region
крал=steal,stol,stolen кран=cran,tap,faucet крапив=nettl крас=sneak,steal,stol,stolen,beaut,beauti,paint,dye,color,colour,show,flaunt красав=beaut,beauti краси=dye,paint,color,colour,makeup
красив=beauti,handso,beaut красил=dyer красит=dye,paint,color,colour краск=colour,ink,paint красн=red,green красне=blush,redden,red красот=beaut красоч=paint,colour,ink красу=show,flaunt кратер=crater
кратк=brief,short крах=crash крахма=starch краш=paint,dye,color,colour крашен=paint,dye,color,colour кревет=shrimp кред=credit,loan кредит=credit,lender,loan,lend крем=cream кремен=flint кремн=silico
креп=attach,fasten,mount крепи=attach,fasten,mount крепк=firm,strong крепл=attach,fasten,mount крепле=attach,fasten,mount крепн=streng крепне=streng крепну=streng крепос=fort,fortre,serf,streng,serfdo
крес=armcha,chair крест=cros,baptiz крести=christ,godson,godfat,baptiz,cros крестн=godfat,christ,godson кресто=crusad,cros кресть=farmer,peasan крещ=baptiz,cros крещен=baptis,baptiz,cros
крив=crook,curv кризис=crisi крик=cry,shout,scream крикну=shout,cry,scream,yell криста=crysta критер=criter критик=critic,critiq крич=shout,cry,scream,yell крича=cry,scream,shout,yell
кричат=shout,cry,scream,yell кричит=shout,cry,scream,yell кро=cover,coat,lie,hidden кров=ble,blood крова=bed,cot кровав=blood кроват=bed,cot кровел=roof,roofer кровл=roof,roofer кроет=cover,coat
крои=cut,patter кролик=bunn,rabbit кролич=rabbit кром=additi,besid,except,furthe,moreov кромк=edg,rim крон=crown крот=mol крош=crumbl,chop крошеч=tin кроши=crumbl,chop крошит=crumbl,chop крошк=crumb
кроют=cover,coat круг=circl,lap,round,around кругл=round,circl кругом=around круж=circl,spin,whirl кружев=lac кружи=circl,spin,whirl кружк=cup,mug кружок=circl,round круиз=cruis
круп=cereal,groat,grain крупин=cereal,groat,grain крупн=big,larg,larger,major,coars крупне=bigges,larges крут=steep,twist,turn,spin,cool крути=twist,turn,spin крутит=twist,turn,spin
круч=twist,turn,spin кручен=twist,turn,spin круш=crush,smash крушен=crash,wreck круши=crush,smash крушит=crush,smash кры=wing,cover,coat,lie,hidden крыжов=gooseb крыл=wing крылеч=porch,step
крылов=krylov крылыш=wing крыль=wing крылье=wing крыльц=porch,step крым=crimea крыс=rat крыт=cover,coat крыш=roof крышк=cover,lid крюк=hook крючк=hook крючок=hook кряхте=groan кси=introd,ksi,exclud
ксилог=woodcu кто=who,whoeve кто-т=somebo,someon куб=cub кубиче=cubic кубок=cup,goblet кувшин=jug,pitche,lil кувырк=tumbl куд=wher,wherev куда-т=somewh кудр=curl,cur кудряв=curl,cur кует=forg куз=bod
кузнец=blacks,smith,forg кузниц=forg,blacks,smith кузов=bod кук=cooki,doll,puppet,cuckoo кукаре=crow кукл=doll,puppet куколь=doll,puppet кукуру=corn,maiz кукушк=cuckoo кулак=fist кулек=bag
куленб=kuhlen кулина=cooker,culina,cook кулис=wing кулич=easter,cak кульми=climax культ=cult культо=iconic культу=cultur кумир=idol куп=compar,reliev,buy,bought,purcha купа=bath,swim,aton купаль=bath
купец=mercha купече=mercha купи=buy,bought,purcha купит=buy,bought,purcha купл=buy,bought,purcha куплен=buy,bought,purcha купо=dom купол=dom купон=coupon купц=mercha купюр=not,cut
купят=buy,bought,purcha кур=smok,superv,curat,hen,chicke курант=chim курато=curato курган=mound,barrow кури=smok курин=hen,chicke курит=smok куриц=chicke,hen курлык=coo курок=trigge куропа=partri
курорт=resort,spa курс=cours,rat,run,shuttl курсив=italic курсов=cours,rat курсор=cursor куртк=jacket курьер=courie,expres куса=bit,bitten кусает=bit,bitten куск=piec,slic,bit кусну=bit,bitten
кусок=chunk,piec,slic,bit кусоче=piec,slic,bit куст=bush,shrub кустар=bush,shrub,crafts,handic кута=wrap кухарк=kitche,cook,cuisin кухн=cuisin,kitche,cook кухонн=kitche,cook,cuisin
кухонь=kitche,cook,cuisin куч=heap,pil кучк=heap,pil кушан=dish,food кэш=cach лабири=maz лабора=labora лав=lava,maneuv лаваш=flatbr лавин=avalan лавк=bench,shop,shopke лавочк=shop,bench,shopke
лавочн=shopke,shop,bench лавр=laurel,bay лавров=laurel,bay лагер=camp лагерн=camp лад=harmon,tun,get,along,boat,rook лади=get,along ладит=get,along ладон=palm лает=bark лаж=get,along,climb
лаженн=get,along,climb лаза=climb лазает=climb лазер=laser лази=climb лай=bark лайм=lim лак=varnis,lacque,footma,lacke лаков=varnis,lacque лаком=delica,treat лакомс=delica,treat ламп=lamp,bulb
лампоч=bulb,lamp ландша=landsc лап=paw,foot,bast,sho лапк=paw,foot,fir лапо=bast,sho лапш=noodl ларек=stall,kiosk ларец=casket ласк=weasel ласка=cares ласков=gentl,affect ласточ=swallo латв=latvia
латини=latin латинс=latin латун=bras латын=latin лауре=laurea лауреа=laurea лают=bark лая=bark лба=forehe,brow лбу=forehe,brow лга=lie,lied,fals лгал=lie,lied лгут=lie,lied леб=loeb лебед=swan
лев=left,lion левит=levita лег=lie,lay,lain,bed легали=legali легенд=legend легион=legion легк=easi,eas,light,lung,slight,easier легкос=eas легч=easier,light,eas,easi лед=ice,flo,glacie,crack
ледник=glacie,ice,flo ледоко=icebre ледян=icy,ice,flo,glacie леж=lie,lay,lain,bed лежа=lie,lay,lain,bed лежал=lie лежат=lie,lay,lain,bed лежащ=underl,lie,lay,lain,bed лежит=lie,lay,lain,bed
лез=climb,fit,get лезв=blad лезет=climb,fit,get лей=pour,shed,rain лейтен=lieute лекарс=drug,medic,medici лекц=lectur лелея=cheris лен=flax,linen,laz,lazine лени=laz ленив=laz,lazine
лент=ribbon,tap,feed леопар=leopar леп=sculpt,mold,model лепест=petal лепета=babbl лепи=sculpt,mold,model лепит=sculpt,mold,model лепл=sculpt,mold,model леплен=sculpt,mold,model лес=forest,scaffo,wood
леск=lin лесн=forest,wood лесник=forest,wood лесок=forest,wood лестни=ladder,stair,stairc лет=fly,summer,year,flew,flown лета=fly,flew,flown летает=fly,flew,flown летают=fly,flew,flown
летающ=fly,flew,flown лете=flown,fly,flew летел=fly,flew,flown летит=fly,flew,flown летн=summer летом=summer летоп=chroni летопи=chroni летуч=bat летчик=pilot летчиц=pilot летят=fly,flew,flown
леч=lie,lay,lain,bed,fly,flew,flown,treat,cur,heal лечат=treat,cur,heal лечебн=treatm,cur лечен=treatm,cur лечи=cur,heal,treat лечит=treat,cur,heal лещ=bream лжет=lie,lied лжец=liar,fals лжеш=lie,lied
лжив=liar,fals либ=either либера=libera ливен=downpo,shower лиг=leagu лигату=ligatu лид=lead,led лидер=leader лиж=lick лижет=lick лиза=lick лизну=lick лик=rejoic ликвид=elimin,liquid лику=rejoic
ликует=rejoic лил=lil,pour,shed,rain лимон=lemon лин=lin линейк=ruler линейн=linear линз=len линк=link линя=fad,molt лип=lim,linden липну=stick,stuck липов=lim,linden лис=fox лисиц=fox
лист=folio,leaf,sheet,leav,foliag листа=leaf,flip,brows листае=leaf,flip,brows листв=sheet,leaf,leav,foliag листве=larch листин=list листов=flyer,leafle листок=slip,sheet,leaf,leav,foliag листь=leaf
листье=leaf лит=lithiu,pour,foundr,cast,founde,shed,rain литв=lithua литейн=foundr,cast,founde литейщ=foundr,cast,founde литер=letter,typ литера=litera,writer,cit литр=liter,litr лифт=elevat
лихора=fever лиц=fac,person лицев=facial,fac,person лицезр=behold лицеме=hypocr лиценз=licens,licenc личинк=larva личн=indivi,person,privat личнос=identi,person лиш=mere,onl,just лиша=depriv,los,lost
лишает=depriv,los,lost лишайн=lichen лишен=depriv,hardsh,los,lost лиши=depriv,los,lost лишн=extra,unnece,superf лоб=forehe,brow лобб=lobb лов=catch,caught,fish ловец=catche,trap,fish
лови=catch,caught,fish ловил=catch,caught,fish ловит=catch,caught,fish ловк=deft ловл=catch,catche,trap,fish,caught ловлен=catch,caught,fish ловушк=trap,trapp,catche,fish ловят=catch,caught,fish
лог=log логик=logic логини=log,login логиче=boolea логичн=logica логоти=logo лодк=boat,boatma лодочн=boat,boatma лодыжк=ankl лож=fals,lie,lay,lain,bed,box ложбин=hollow
ложечк=spoon,spoonf,tables,teaspo ложи=lie,lay,lain,bed ложк=spoon,tables,teaspo,spoonf ложн=fals,false,lie лоз=vin лозунг=slogan лок=elbow локали=locali,locat локаль=local локо=elbow локомо=locomo
лом=scrap,crowba лома=break,brok,broken ломает=break,brok,broken ломи=break,brok,broken ломк=scrap,crowba ломо=slic ломоно=lomono ломтик=slic лон=bosom лондон=london лопа=burst,pop лопает=burst,pop
лопат=shovel,spad,should лопатк=shovel,spad,should лопну=burst,pop лопнул=burst,pop лорд=lord лос=elk,moos,salmon лосни=shin лотере=lotter лотос=lotu лохмот=rag лоц=locat лоцман=pilot лошад=hors
лошади=hors луг=meadow лугов=meadow луж=puddl лужайк=lawn лук=bow,onion,bulb лукави=sly лукавл=sly луков=onion,bow,bulb лукови=bulb,onion,bow лукошк=basket лун=moon,lunar лунн=lunar,moon,moonli
луп=magnif лупи=thrash лупл=thrash луплен=thrash луч=beam,ray лучш=best,better лущи=shell,peel лыж=ski,skier лыжн=ski,skier лыжник=ski,skier лыс=bald лысе=bald лысин=bald льв=lion
льгот=benefi,privil,reduc льготн=benefi,privil,reduc льд=ice,flo,glacie льдин=ice,flo,glacie льет=pour,shed,rain льн=flax,linen льнян=flax,linen льст=flatte льсти=flatte льстит=flatte
льют=pour,shed,rain люб=any,whatev,lov,lik,admir любв=lov,lover люби=fond,lik,lov,admir любим=belov,favori,favour,lov,lik,admir любит=lov,lik,admir любите=amateu,lover любл=lov,lik,admir
люблен=lov,lik,admir любов=lov,lover любовн=lover,lov любопы=curios,curiou любу=lov,lik,admir любят=lov,lik,admir люд=men,peopl людск=human,peopl,men людьм=peopl людям=peopl люк=hatch лют=fierc
ляг=lie,lay,lain,bed лягут=lie,lay,lain,bed лягушк=frog ляж=lie,lay,lain,bed ляжет=lie,lay,lain,bed мавр=moor маг=magic магази=shop,stor магист=trunk магиче=magica магн=magnet магнит=magnet
маж=smear,spread,greas,lubric мажет=smear,spread,greas,lubric маз=ointme маза=smear,spread,greas,lubric мазну=smear,spread,greas,lubric май=may майк=shirt,vest майор=major мак=layout,popp
мака=dip,plung макаро=pasta,macaro макет=layout макну=dip,plung маков=popp макрос=macro максим=maximi,maximu макушк=top,crown мал=few,littl,small,les малень=littl,small малин=raspbe малино=raspbe
малове=unlike малыш=kid,bab,littl мальчи=boy малютк=bab,kid,littl маляр=painte мам=mom,mother,mum мамин=mother,mum,mom ман=lur,attrac,beckon маневр=maneuv манеке=dumm манер=manner
мани=lur,attrac,beckon манипу=manipu манит=lur,attrac,beckon манове=wav мант=mantl мануск=manusc маньчж=manchu марин=marina,pickl марино=marina,pickl марк=mark,stamp,brand,mak,label
маркер=marker,bullet маркси=marxis мароде=loot март=march марш=march марша=marsha маршал=marsha маршр=rout маршру=rout мас=butter,oil маск=mask,disgui маскир=disgui маслен=shrove
маслин=oliv,butter,oil маслян=butter,oil масс=bulk,mas,massag массаж=massag массив=arra массов=mas мастер=forema,master,wizard,worksh,crafts,skill,mak,craft масшта=scal,zoom мат=mother
матема=math,mathem матер=mother матери=mainla,materi,matern,mother матрас=mattre матрос=sailor,seaman матушк=mother матч=match маф=mafia маха=wav махну=wav махорк=tobacc мачех=stepmo мачт=mast маш=wav
машет=wav машин=car,machin,vehicl машини=driver,typist машинк=typewr машинн=machin машут=wav мая=suffer маяк=beacon,lighth маятни=pendul маячи=loom маячив=loom мгнове=instan,moment мебел=furnit
мебель=furnit мебл=furnis мед=bras,copper,hone медал=medal,locket медаль=medal,locket медвед=bear медвеж=bear меди=media медиан=median медита=medit медици=medica медл=dela,linger медлен=slow,slower
медли=dela,linger медлит=dela,linger медн=bras,copper медник=copper,bras медов=hone медок=hone медсес=nurs меж=bounda межд=among,betwee междун=intern мел=chalk,shallo,sandba,grind,ground,mill
мелет=grind,ground,mill мелк=minor,pett,shallo,small,fin,trifl,detail,chang мелов=chalk мелод=melod,tun мелоч=trifl,detail,chang,small мелька=flash,flicke мелькн=flash,flicke мельни=mill,miller,windmi
мельч=smalle мелют=grind,ground,mill мембра=membra мемори=memori мен=les,menu,nevert,noneth менедж=manage меньш=least,les,lesser,smalle,small,littl,few меньши=minori меня=chang,var,exchan,swap,shift
меняет=chang,exchan,swap,shift мер=measur мерзав=scound мерзк=vil мерзло=permaf мерзн=freez,froz,frozen,cold мерзне=freez,froz,frozen,cold мерзну=freez,froz,frozen,cold мери=measur мерит=measur
мерк=measur меркну=fad меропр=event мертв=dead,corps мертве=dead,corps мес=reveng,sweep,swept,vengea меси=knead,involv,mix месс=messia мест=loc,plac,seat,workpl,town,local местеч=plac,town,local
местн=local,plac,town местно=locali,terrai,area местор=deposi месяц=month,moon мет=broom,sweep,swept,mark,label мета=throw,rush метал=metal металл=metal,metall метафо=metaph метел=blizza,snowst
метеор=meteor метет=sweep,swept мети=mark,label метит=mark,label метк=label,marker,tag метл=broom метну=throw,rush метод=method методи=method метр=meter,metr,subwa метут=sweep,swept мех=bellow,fur
механи=mechan мехов=fur меч=sword,throw,rush,mark,label мече=mosqu меченн=mark,label мечет=throw,rush мечт=dream мечта=dream мечтае=dream меш=knead,involv,mix меша=distur,mix,stir,hinder,preven,way
мешает=stir,mix,hinder,preven,distur мешенн=knead,involv,mix мешк=sack,bag мешка=linger,dela мешок=bag,sack мешоче=sack,bag мещан=townsm мещани=townsm мещанс=townsm миг=moment,instan
мига=blink,wink,flash мигну=blink,wink,flash мигр=migrat мигран=migran миграц=migr микров=microw микрос=micros микроф=microp мил=darl,dear,love,mil,prett,pardon,merc,nic,sweet милиц=polic
миллиа=billio миллим=millim миллио=millio милос=grac,merc,favour,alm милост=gracio,merc,favour,alm мим=past мин=pas,min,bypas миндал=almond минера=minera миниат=miniat минима=minima миними=minimi
миниму=minimu минист=depart,minist мину=pas,bypas минует=pas,bypas минус=minu минут=minut мир=peac,world,peacef мири=reconc,accept,peac мирн=peacef,peac,world миров=world миск=bowl мисс=missio
мистер=mister мистик=mystic митинг=ral,protes митроп=bishop миф=myth мифоло=mythol михаи=mikhai младе=younge младен=bab младш=younge млекоп=mammal млн=millio млрд=billio,dollar мнен=opinio
мнет=crumpl,knead,mash мни=imagin,think мнит=imagin,think мног=lot,man,much,plent,multit многих=man многот=ellips многоч=numero множес=multit,plural,man,much,lot множи=multip,bre множит=factor
мобили=mobili мобиль=mobil мог=abl,can,may,might,could моги=grav,tomb могут=abl,can,may,could,might могуч=might могущ=can,could,may,might,abl мод=fashio модел=model,simula модели=simul
модерн=modern,upgrad модифи=modif модн=fashio модул=modul моет=wash мож=abl,can,may,might,could можем=can,could,may,might,abl может=abl,can,may,might,could можжев=junipe можн=may,possib,can
мозаик=mosaic мозг=brain мозгов=brain мой=min мокну=wet,soak мокр=wet,soak,moiste мокрот=wet мол=moth,pier,pra,beg,implor молв=rumour молви=say молвл=say молвле=say молебе=prayer,servic молеку=molecu
моли=pra,beg,implor молит=pra,beg,implor молитв=prayer,servic молн=lightn,zip моло=grind,ground,mill молод=young,youth,younge молоде=young,youth,younge молодо=youth,young молож=young,younge
молок=milk,dair молот=hammer,grind,ground,mill молоти=thresh молотк=hammer молото=hammer молоть=thresh молоч=thresh молоче=thresh молочн=dair,milk молч=silent,quiet,stop молча=silenc,silent,quiet,stop
молчал=silenc,silent молчан=silenc,silent молчат=silent,quiet,stop молчит=silent,quiet,stop мольб=plea мольбе=easel момент=moment,torqu мон=monk,nun монарх=monarc монаст=monast,conven монах=monk,nun
монахи=nun,monk монаше=monk,nun монгол=mongol монет=coin,mint монетн=coin,mint монито=monito моногр=monogr монопо=monopo монт=mount,instal,edit,assemb монтаж=instal,assemb,electr,fitter
монтер=instal,assemb,electr,fitter мор=sea,seasid морал=moral морга=blink,wink,flash моргну=blink,wink,flash морж=walru морков=carrot мороже=frozen,ice,cream мороз=frost,cold морози=freeze
морозн=frost,cold морочи=fool морошк=cloudb морск=marin,mariti,naval,sea морщи=wrinkl,frown морщин=wrinkl моряк=sailor,seaman москв=moscow москви=moscow,muscov москов=moscow мост=bridg,paveme
мости=pav мостик=bridg,paveme мостов=paveme,bridg мота=wind,reel,wrap мотает=wind,reel,wrap мотив=motiva,motiv,tun мотну=wind,reel,wrap мотор=engin,motor мотоци=motorc мотыле=moth мох=mos
моч=abl,can,may,might,urin,could мочи=soak,wet,moiste мошенн=fraud,fraudu,swindl,crook мощ=might,pav,power мощен=pav мощенн=pav мощн=powerf,power,might мощнос=capaci,power,might моют=wash
мрак=darkne,gloom мрамор=marbl мрачн=gloom,darkne мст=reveng,aveng мсти=reveng,vengea,aveng мстит=reveng,aveng мудр=wis,sag,wisdom мудрец=sag,wisdom,wis мудрос=wisdom,sag,wis муж=husban,mal
мужест=courag мужик=peasan,man,muzhik мужск=mal,men,husban мужчин=man,men муз=mus,museum музиц=pla музык=music музыка=musica,musici мук=agon,flour мультф=cartoo муници=munici мурав=ant,anthil
мураве=ant,anthil мурлык=purr мурлыч=purr мусор=debri,garbag,rubbis,trash,wast мусори=litter мусорн=rubbis,garbag,trash,wast мусуль=muslim мутант=mutant мути=cloud,stir мутн=mudd,cloud
мутне=cloud,stir мух=fly муч=cloud,stir муча=tortur,tormen мучает=tortur,tormen мученн=cloud,stir мучи=tortur,tormen мучн=flour мха=mos мхи=mos мча=rush,rac,spe мчит=rush,rac,spe мыл=soap,wash
мыли=soap мыльн=soap мыс=cap мысл=idea,though,think мысли=think мыслит=think мыт=wash мыч=moo мыча=moo мычит=moo мыш=mic,mous мышечн=muscul мышин=mous,mic мышк=mous,mic мышлен=think мышц=muscl
мэр=mayor мюнхен=munich мягк=gentl,gent,mild,soft мякиш=crumb мяко=pulp,flesh мял=crumpl,knead,mash мяс=meat,butche мясн=meat,butche мясник=butche,meat мят=mint,crumpl,knead,mash
мятеж=mutin,rebell,revolt мятежн=rebel мятн=mint мяука=meow мяукну=meow мяч=ball мячик=ball наб=stuff,fill набег=raid набега=run набежа=run набер=dial,gain,typ,collec,recrui,scor
набере=embank,qua,waterf,dial,gain,typ,collec,recrui,scor наби=stuff,fill набира=recrui,dial,gain,typ,collec,scor набит=stuff,fill наблюд=lookou,monito,observ,survei,watch набожн=piou
набор=kit,set,typese,typ,compos наборн=set,typ,compos наборщ=compos,typese,set,typ набра=compos,dial,gain,typ,collec,recrui,scor набран=dial,gain,typ,collec,recrui,scor
набрас=sketch,throw,attack,pounc набрес=stumbl наброс=sketch,throw,attack,pounc наброш=sketch,throw набуха=swell набухн=swell набь=stuff,fill набьет=stuff,fill навал=fall,pil навали=fall,pil
навари=boil наве=point,hover,aim,guid навед=visit,point,hover,aim,guid наведа=visit наведе=point,hover,aim,guid навек=foreve навел=point,hover,aim,guid наверн=mayb,perhap,probab,sure наверс=catch,mak
наверх=upstai,abov навес=shed,canop,point,hover,aim,guid навеси=hang навест=visit навеш=hang навеше=hang навещ=visit навеща=visit навеще=visit навига=naviga,navig навлек=bring,incur навлеч=bring,incur
наводи=point,hover,aim,guid наводн=flood навож=point,hover,aim,guid навоз=manur,dung навра=lie,lied навред=harm,damag навреж=harm,damag навсег=foreve навстр=toward навык=skill навьюч=load навяж=impos
навяже=impos навяз=impos навяза=impos нагиба=bend,stoop нагл=impude,insole нагле=impude наглос=impude,insole нагна=catch,overta нагнет=pump,escala нагну=bend,stoop нагово=say нагоня=catch,overta
награб=loot наград=award,reward,priz награж=award,reward нагре=heat,warm нагрев=heater,heat,warm нагром=pil нагруж=load,downlo,upload,boot нагруз=load,downlo,upload,boot над=abov,must,need
надави=pres,crush,push,click надавл=pres,crush,push,click надвиг=approa,loom надвин=approa,loom надгро=tombst,graves наде=hop,hopefu,put,wear,allotm,plot,dres,wor,rel надева=put,wear,dres,wor
надежд=hop,reliab,rel надежн=reliab,robust,hop надел=allotm,plot,put,wear,dres,wor надели=endow,giv наделя=endow,giv наден=put,wear,dres,wor надене=put,wear,dres,wor надет=put,wear,dres,wor
надея=hop,rel надзир=warden,superv надзор=oversi,superv надкус=bit,bitten надкуш=bit,bitten надлам=break надлеж=proper,should,must,due надлом=break надмен=arroga надое=tir,bor,bother
надоед=tir,bor,bother надоес=bor,tir,bother надолг=long надорв=tear,strain надп=inscri,captio надпис=inscri,captio надр=tear,strain надрез=cut,scor надсеч=cut,scor надстр=build наду=inflat,cheat
надува=inflat,cheat надует=inflat,cheat наед=run,hit,zoom наеда=eat,full наедет=run,hit,zoom наезжа=run,hit,zoom наес=eat,full наеха=run,hit,zoom наж=acquir нажа=click,pres,push,shak,reap,squeez
нажав=pres,push,click нажат=pres,push,click нажи=acquir наживк=bait нажима=pres,push,click нажм=pres,push,click нажмет=pres,push,click наз=call,nam,titl назад=back,backwa,ago назва=call,nam,titl
назван=nam,titl,call назнач=appoin,assign,destin,nomina,purpos,schedu назов=call,nam,titl назове=call,nam,titl назре=ripen,matur назрев=brew,ripen называ=call,nam,titl наибол=larges,maximu,most
наивн=naiv наимен=least,nam,call,smalle най=find,found,locat,situat найд=find,found найден=find,found найдет=find,found найдут=find,found найм=hir,emplo наймет=hir,emplo наймод=landlo накаж=punish
накаже=punish наказ=punish наказа=punish накал=glow накали=heat накаля=heat накану=eve,befor накапл=sav,accumu накат=roll накати=roll накач=roll накача=rock,pump,downlo,swing,shak накаче=roll
накид=throw накидк=cap,cloak накину=throw наклад=invoic,waybil,impos,app,overla наклеи=glu,stick,past наклей=sticke,label наклон=inclin,tilt,slop,bend,lean накова=anvil наконе=final,last
накопи=cumula,sav,accumu накопл=accumu,sav накорм=feed,fed накоси=mow накош=mow накоше=mow накр=cover накрас=makeup накрес=crossw накро=cover накрое=cover накрош=crumbl накры=cover накупи=buy
накупл=buy нал=pour,raid,shed,rain налага=impos налади=establ,adjust налаж=establ,adjust налаже=establ,adjust нале=pour,shed,rain налев=left,leftwa,right налет=raid налета=fly,swoop налете=fly,swoop
нали=pour,shed,rain налич=presen наличе=presen,exist наличн=cash налог=tax налого=fiscal,tax,taxpay наложе=impos,app,overla,overpr наложи=impos,app,overla наль=pour,shed,rain нальет=pour,shed,rain
намаза=smear,spread,greas,lubric намат=wind,reel,wrap намек=hint намека=hint намекн=hint намере=delibe,intend,intent намети=plan,schedu,outlin намеч=plan,schedu,outlin намеча=plan,schedu,outlin
намече=plan,schedu,outlin намн=much,far намока=wet,soak намокн=wet,soak наморщ=wrinkl,frown намота=wind,reel,wrap намочи=wet,soak,moiste намусо=litter намыли=soap нан=hir,emplo
нанес=inflic,app,caus,deal нанесе=app,inflic,caus,deal наниз=str,skewer наниза=str,skewer нанима=tenant,hir,emplo наноси=app,inflic,caus,deal нанош=app,inflic,caus,deal наноше=app,inflic,caus,deal
наня=emplo,hir нанял=hir,emplo нанят=hir,emplo наобор=contra,vic,versa нап=tun,drunk напа=attack напад=attack напада=attack нападе=assaul,attack напал=attack напас=attack напе=hum,sing напев=tun
напева=hum,sing напека=bak наперс=thimbl напеча=print,typ,publis напи=drunk напиль=fil написа=writ,wrot,writte напита=feed,nouris,eat,power напитк=drink,bevera напито=bevera,drink
напиш=writ,wrot,writte напише=writ,wrot,writte наплы=flow напои=water наполн=fill наполо=half напоми=remind,remini,resemb,recall напомн=remind,resemb,recall направ=direct,send,guid,head,aim,right
напрас=vain наприм=exampl,instan,such напрот=contra,opposi напряг=strain,tens напряж=strain,tensio,voltag,tens напрям=direct,straig напряч=strain,tens напуга=fright,scar,afraid напутс=send,admoni
нарас=grow,increa,build нараст=grow,increa,build наращ=grow,increa,build нараще=grow,increa,build нареж=cut,slic,stab,chop нареза=chop,cut,slic,stab нарезк=cut,slic,chop нарис=draw,drew,drawn,paint
нарисо=draw,drew,drawn,paint нарису=draw,drew,drawn,paint нарк=commis нарком=commis наркот=drug народ=folk,nation,peopl народн=nation,peopl,folk нарос=grow,increa,build нарочн=delibe наруби=chop
нарубл=chop наруж=outwar,outer,extern,outsid наружн=exteri,outer,extern,outsid наруша=violat,break,distur,breach наруше=breach,disrup,infrin,viol,offend,violat,break,distur
наруши=break,violat,viol,breach,offend,distur наряд=outfit,dres наряди=dres,decora наряж=dres,decora наряжа=dres,decora наряже=dres,decora насади=plant,impos насаж=plant,impos насажд=plant,impos
насаже=plant,impos насвис=whistl наседа=pres наседк=hen насеко=insect населе=popul,inhabi,popula насели=inhabi,popula населя=inhabi,popula насил=violen наскво=throug наскол=how насла=send наслад=enjo
наслаж=enjo наслед=heir,herita,inheri,legac насмех=mock насмеш=mocker насоли=salt,pickl насос=pump насосн=pump наст=infusi наста=insist,infus,com настав=tutor,instru,point,mentor,com
настаи=insist,infus настан=com настиг=overta,catch настич=overta,catch настой=persis,tinctu,liqueu настор=alert,alarm,war настоя=hereb,presen,real,insist,infus настра=config,set,tun,adjust
настро=adjust,config,mood,option,prefer,sentim,sett,setup,tun,tuner,set,settin наступ=com,offens,step,advanc,attack насч=about насчет=about насчит=number,count насып=mound,pour,sprink,wheel,heir,thron
насыпа=pour,sprink насыти=satura насыщ=satura насыща=satura насыще=satura наталк=push,encoun натвор=creat натере=rub,grat натира=rub,grat наткну=encoun,stumbl натолк=push,encoun наточи=sharpe
натр=rub,grat натрав=set натрет=rub,grat натыка=encoun,stumbl натяг=pull,stretc натяну=pull,stretc наук=scienc,scient,academ науч=learn,teach,taught,stud научи=learn,teach,taught,stud
научн=scienc,scient наушни=headph нафарш=stuff нахвал=prais нахмур=frown наход=find,found,locat,situat находи=find,found,locat,situat находк=find,discov,nakhod,vostoc находч=resour находя=locat,situat
нахож=find,found,locat,situat нац=nation нацара=scratc нацел=aim,target нацеле=aim,target нацели=aim,target национ=nation нач=begin,began,begun,start нача=begin,start,initia,beginn,began,begun
начал=begin,began,begun,start,top,beginn началь=bos,chief,initia,beginn,start начат=begin,began,begun,start начерт=draw начерч=draw начин=begin,began,begun,start начина=begin,began,begun,start
начини=stuff,fill начинк=fill,stuff начиня=stuff,fill начисл=charg,accru начита=read начн=begin,began,begun,start начнет=begin,began,begun,start начнут=begin,began,begun,start наш=find,found,sew,our
наше=find,found нашел=find,found наши=sew нашинк=shr,slic неакти=inacti неапол=napl неб=heaven,sky небезо=unsaf небес=heaven неблаг=advers неболь=small небреж=carele,neglig,slopp неважн=irrele
неведе=unawar невеже=ignora неверн=incorr,wrong неверо=incred невест=brid,fiance невиди=invisi невинн=innoce невино=innoce невод=net,sein невозм=imposs невол=captiv негодя=rogu недавн=late,recent
недвиж=estat,proper неде=week недел=week недели=indivi недель=week недово=discon недоим=arrear недолг=awhil,short недооц=undere недопу=inadmi недора=misund недосм=oversi
недост=disadv,flaw,inadeq,insuff,lack,miss,unavai недоум=puzzl,wonder недр=depth недруг=enem недуг=illnes,ailmen нее=editio нежела=unwant,unwill нежи=bask,pamper нежн=delica,gentl,gent,tender
незави=indepe незадо=short,befor незако=illega незаме=unnoti,imperc незнак=strang,unfami незрел=immatu неизбе=immine,inevit неизве=unknow неизме=invari,unchan неиспо=unus неиспр=fault неисто=rag
нейрон=neuron нейтра=neutra некогд=onc некото=certai,som нект=someon нелегк=hard нелеп=absurd неловк=awkwar нельз=must,cannot,forbid нем=dumb,mut неме=numb немедл=immedi немец=german немецк=german
немн=few,littl немног=few,littl немц=german ненави=hat,hatr ненаст=weathe,storm,bad ненорм=abnorm ненужн=unnece необуз=rampan необхо=impera,necess,need необыч=extrao,unusua необяз=option неогра=unlimi
неодно=repeat неожид=surpri,unexpe неопре=indefi неосто=carele неофиц=unoffi неохот=reluct неплох=bad,decent непого=weathe,storm,bad непода=nearb непосл=incons,naught непоср=direct
неправ=improp,incorr,irregu,untrut,lie,wrong непред=unpred непрем=certai непрер=contin неприе=unacce неприя=enem,unplea непуст=accept нераве=inequa неразр=break неразу=irrati,unreas нерв=nerv
нервн=nervou нервни=nervou,worr нередк=often нержав=stainl неровн=irregu нес=bear,carr,wear,bring несет=carr,bear,wear,bring нескол=few,multip,severa,som несмот=despit несовм=break,incomp
несогл=dissen несомн=undoub неспос=incapa,unabl неспра=injust,unfair несут=carr,bear,wear,bring несчас=misera,unhapp,misfor нет=has,ther нетерп=impati неточн=inaccu неуваж=disres
неудач=fail,failur,unsucc неудоб=discom,inconv,uncomf неуклю=awkwar неумес=inappr неусто=penalt,unstab неф=oil,petrol нефр=jad нефрит=jad нефтян=oil,petrol нехват=lack,shorta нечетк=fuzz нечетн=odd
нечт=someth неэффе=ineffe неясн=obscur,uncert,unclea нив=field нигд=nowher нидерл=dutch,nether,hollan ниж=below,lower,low,down нижепо=unders нижн=lower,low,below,down низ=bottom низвер=overth
низк=low,lower,below,down низш=inferi ник=nobod,non,never никак=non,nobod,never никел=nickel никити=nikiti никогд=never,non,nobod никт=nobod,non,never никуд=nowher ниспос=send нит=thread,yarn
нитк=thread нич=anyth,draw,noth ничт=noth ниш=nich нищ=beggar,povert нища=impove нищет=povert,beggar нов=new,newer новато=innova новейш=latest,newest новизн=novelt новинк=novelt
новичо=novic,beginn,newcom новоро=newbor новос=new,novost,ria новосе=housew новост=new новшес=innov новых=new ног=foot,leg,nail ного=nail ноет=whin,ach нож=knif ножик=knif ножк=leg,foot
ножн=sheath,scabba ножниц=scisso ноздр=nostri нол=zero номер=issu,number нор=burrow,hol,mink,temper норвег=norwa норвеж=norweg норк=burrow,hol,mink норм=normal нормал=normal норов=temper
нос=bow,carr,nos,wear,bear,bring носи=carr,wear,bear,bring носилк=stretc носиль=porter носит=carr,wear,bear,bring носите=carrie носк=sock,toe носов=nos,bow носок=sock,toe ностал=nostal
носят=carr,bear,wear,bring нот=not нотари=notar ноутбу=laptop ноч=night ночам=night ночева=spend,sta,night ночлег=lodg,night ночн=night ночу=spend,sta,night ночует=spend,sta,night
нош=carr,bear,wear,bring ношенн=carr,bear,wear,bring ноют=whin,ach ноябр=novemb нрав=temper,custom,moral,lik,pleas нрави=lik,pleas нравст=moral,temper,custom нужд=need нужда=need нужен=need
нужн=must,necess,need,should нул=zero,cold нумер=number нумеру=number нын=now,nowada нынешн=curren,presen нырн=div нырнет=div нырну=div ныря=div ныряет=div ныт=whin,ach нюха=smell,sniff
нюхает=smell,sniff нян=nann,nurs нянчи=nurs няньк=nurs,nann оазис=oasi оба=both обанкр=bankru обаян=charm обв=twin,wrap обвал=collap,roll,coat обвали=collap обваля=roll,coat обвари=scald
обвед=circl,outlin обведе=circl,outlin обвенч=crown,marr,wed обвес=circl,outlin обви=twin,wrap обвине=charg,indict,accus,blam обвини=accus,blam,charg обвиня=accus,blam,charg обводи=circl,outlin
обвож=circl,outlin обвяз=tie обвяза=tie обгон=overta,pas обгони=overta,pas обгоня=overta,pas обдум=think,consid обдума=think,consid обе=both обед=dinner,lunch,din обеда=din,dinner,lunch
обедае=din,lunch,dinner обеден=dinner,lunch,din обедн=mas обедне=poor обезвр=neutra,defus обезгл=behead обезоп=secur обезум=mad обезья=monke оберну=turn,wrap,wrapp оберт=wrap,turn обертк=wrappe,wrapp
обескр=ble обеску=discou обеспе=ensur,provid,supp обеспо=worri,worr,bother,distur,concer обесце=devalu,deprec обесче=dishon обет=vow обеща=promis обещае=promis обещан=pledg,promis обж=settl
обжал=appeal обжало=appeal обжар=fry,fri,roast обжари=fry,fri,roast обжег=burn,fir обжеч=burnt,burn,fir обжи=settl обжига=burn,fir обз=call обзор=overvi,review,surve обивк=uphols
обид=resent,offenc,insult обиде=offend,hurt обидн=offenc,insult,resent обиж=offend,hurt обижа=offend,hurt обижен=offend,hurt обильн=ampl,abunda,plenti обира=rob обита=dwell,liv,inhabi
обитае=liv,inhabi,dwell обитан=habita обитат=inhabi,cloist обител=inhabi,cloist обклад=surrou обл=pour,dous облав=raid,roundu облага=tax,impos облада=holder,posses,hav облак=cloud
облас=area,provin,realm,region,scop,field,oblast област=region,field,oblast,area облача=cloth,rob облачи=cloth,rob облачн=cloud обле=pour,dous облегч=relief,reliev,eas,facili облека=vest,cloth
облета=fly облете=fly облеч=vest,cloth обли=pour,dous облиз=lick облиза=lick облизн=lick облик=imag,appear,look облице=fac облицо=fac обложи=tax,impos обложк=cover,paperb,back,front облоко=lean
облома=break обломи=break обломк=debri,wreck,fragme,wrecka обломо=fragme,wrecka,debri облупи=thrash облупл=thrash облысе=bald облюб=choos обм=wash обмаз=coat обмаза=coat обмакн=dip,plung
обман=cheat,decept,fraud,deceit,deceiv,trick обмане=deceiv,cheat,trick обману=deceiv,cheat,trick обманщ=deceit,fraud,deceiv обмен=exchan,swap обменя=exchan,swap обмери=measur обмеря=measur
обмоло=thresh обморо=faint обмота=wind,reel,wrap обмы=wash обнагл=impude обнажа=expos,bar,nak обнаже=expos,bar,nak обнажи=expos,bar,nak обнаро=publis обнару=detect,discov,find,found
обнес=surrou,enclos обнесе=surrou,enclos обним=hug,embrac обнима=hug,embrac обниме=hug,embrac обнища=impove обнови=refres,renew,updat,upgrad обновл=updat,upgrad,renew,refres обноси=surrou,enclos
обнош=surrou,enclos обноше=surrou,enclos обнули=reset,zero обнуля=reset,zero обнюха=smell,sniff обня=embrac,hug обнял=hug,embrac обо=both,wallpa обобра=rob обобща=genera,summar обобщи=genera,summar
обогат=enrich обогащ=enrich обогна=overta,pas обогну=round,bend обогре=heat,warm ободри=encour ободря=encour обожа=ador,lov обожае=ador,lov обожда=wait обожж=burn,fir обожже=burn,fir обозва=call
обозли=angr,anger,anno обозна=denot,design,mark обозре=surve обоих=both обой=bypas,around,walk,cost,treat обойд=bypas,around,walk,cost,treat обойде=bypas,around,walk оболоч=shell,cas оболь=pour,dous
оболье=pour,dous обольс=seduc обольщ=seduc обопр=lean,rel,rest оборач=wrap,turn оборв=break,cut оборва=break,cut оборве=break,cut оборон=defenc,defens,defend оборот=turnov,turn,verso
оборуд=equip,equipm,equipp,hardwa обосн=justif,substa,settl обосно=justif,substa,settl обосну=justif,substa,settl обостр=aggrav,sharpe обочин=roadsi,verg,should обош=bypas,around,walk
обоше=bypas,around,walk,cost,treat обошел=bypas,around,walk обр=break,cut обраба=handl,proces,treat,handle обрабо=handl,handle,proces,treat обрад=pleas,glad,rejoic,deligh
образ=imag,imager,lifest,thu,form,educat образе=patter,sampl,specim,model образо=educ,thu,form,educat образу=form,educat образц=sampl,model,specim обрами=fram обрамл=fram
обрат=addres,turn,contac,treat,app,pay обрати=turn,addres,contac,treat,app,pay обратн=back,callba,feedba,revers обращ=addres,turn,contac,treat,app,pay обраща=treat,addres,turn,contac,app,pay
обраще=appeal,addres,turn,contac,treat,app,pay,treatm обре=find,gain,acquir обреж=cut,trim,crop обреже=cut,trim,crop обрез=trim,edg обреза=trim,cut,crop обрезк=cut,trim,crop,scrap,trimm
обрезо=scrap,trimm обрека=doom обрел=find,gain,acquir обреме=burden обрес=gain,find,acquir обрет=find,gain,acquir обрета=find,gain,acquir обрете=find,gain,acquir обреч=doom обрече=doom обрис=outlin
обрисо=outlin оброни=drop обруба=chop обруби=chop обрубл=chop обруга=scold обруч=hoop обруш=collap,fall обруши=collap,fall обрыв=bluff,cliff,precip,break обрыво=fragme обрызг=spra
обряд=ceremo,rit,ritual обсади=plant обсаж=plant обсаже=plant обсерв=observ обслед=inspec,resear,invest,explor,stud обслуж=mainte,serv,servic,mainta обстав=furnis обстан=situ обсто=stand обстои=stand
обстоя=circum,stand обстре=shell,fir обстри=cut,trim обступ=surrou обсуди=discus,debat обсуж=discus,debat обсужд=discus,debat обсуш=dry обсуши=dry обу=sho,put обув=footwe,sho обува=sho,put
обувн=footwe,sho обузд=curb обузда=curb обусла=caus,condit,due обусло=caus,condit,due обустр=arrang,furnis обуча=educat,teach,train,learn обучен=train,tuitio,teach,learn обучи=teach,train,learn
обуя=seiz обхват=clasp обхвач=clasp обход=bypas,around,walk,cost,treat обходи=bypas,around,walk,cost,treat,manag обходя=bypas обхож=bypas,around,walk обчища=clean обш=sheath обши=sheath
обшивк=plank,panell,cover обширн=extens обшит=plank,panell,cover общ=common,genera,generi,overal,shar,total,team обща=commun,talk общежи=hostel,dormit общен=interc,commun,talk
общест=compan,public,social,societ общин=commun общинн=commun объ=amount,volum,scop объед=travel,detour объеде=travel,detour объеди=combin,merg,unit,join объезж=travel,detour объект=len,object
объем=amount,volum,scop объемн=volum,scop объеха=travel,detour объя=cover,embrac объяви=announ,declar объявл=advert,announ,notic,declar объясн=explai,explan объят=embrac,arm обыват=townsm,philis
обыгр=beat обыгра=beat обыск=search обыска=search обыча=custom обычн=common,genera,normal,ordina,typica,usual,plain обыщ=search обыщет=search обяж=oblig,bind,must обяжет=oblig,bind,must
обяз=oblig,bind,must,undert обяза=oblig,undert,liabil,bind,must обязан=dut,liabl,must,oblig,bind обязат=compul,mandat,oblig,requir,sur,undert,liabil обязу=oblig,undert,liabil,bind,must ова=oval
овал=oval овдове=widow овес=oat,oatmea овеч=sheep овещес=reif овладе=own,posses,master овощ=vegeta овощн=vegeta овраг=ravin,gul овсян=oat,oatmea овсянк=oat,oatmea овц=sheep овчарн=sheep овчин=sheeps
огиба=round,bend оглавл=conten огласи=announ оглаш=announ оглаша=announ оглаше=announ оглохн=stall,deafen огляд=look,around огляде=look,around огляну=look,around огн=fir,light,flam
огненн=fir,light,flam огнив=flint,steel оговар=stipul,specif оговор=claus,stipul,specif оголи=bar огон=fir,light,flam огонек=fir,light,flam огород=garden,vegeta,kitche огорча=upset,griev
огорчи=upset,griev ограби=rob,robb,loot,plunde ограбл=robber,rob,loot,plunde оград=fenc,rail огради=protec,fenc оградк=fenc,rail ограж=protec,fenc огражд=protec,fenc ограни=confin,limit,restri,constr
огромн=enormo,hug,immens,massiv,tremen,vast огрубе=coarse огрыза=snap огрызн=snap огурец=cucumb огуреч=cucumb огурц=cucumb огурчи=cucumb одалж=lend,borrow одар=gift одари=gift оде=dres,put,wear,wor
одева=put,wear,dres,wor одежд=cloth,dres,garmen оден=put,wear,dres,wor оденет=put,wear,dres,wor одерж=win,gain одержа=win,gain одет=wear,put,dres,wor одея=blanke один=alon,singl
одинак=identi,sam,equal,alik одинна=eleven одинок=alon,lon,lone,solita одиноч=loneli,solitu одисс=odysse одича=wild одн=alon,one однажд=onc однак=howeve,nevert,yet одновр=simult,tim однокл=classm
одобре=approv одобри=approv одобря=approv одоле=overco одолев=overco одолже=favour одолжи=borrow,lend одурач=fool одури=fool одушев=animat ожерел=neckla ожи=reviv,animat ожив=reviv,animat
ожива=reviv,animat оживет=reviv,animat оживи=reviv,animat оживл=reviv,animat оживле=live,reviv,animat,bus оживля=reviv,animat ожида=antici,expect,wait,await ожидае=expect,wait,await
ожидан=expect,pend,wait ожирен=obes ожог=burn озагла=titl,entitl озадач=puzzl озари=illumi озаря=illumi озвере=brutal озвуч=voic озвучи=voic оздоро=heal озелен=green озер=lak озерн=lak
ознако=introd,meet,acquai,famili означа=imp,mean,meant,signif озноб=chill озорни=mischi озябну=cold окаж=provid,render,exert,turn,prov,find,appear окажет=provid,render,exert
оказ=provid,render,exert,turn,prov,find,appear,opport оказа=render,seem,turn,provid,exert,prov,find,appear оказан=provid,render,exert оказыв=provid,render,exert окаймл=border окамен=petrif
оканч=finish,end,comple,gradua,run океан=ocean окид=glanc окину=glanc окисля=oxidiz оккуп=occup оккупа=occup оккупи=occup оклика=hail,call окликн=hail,call окн=window око=around,about,near
околд=bewitc окон=window оконн=window оконча=final окончи=finish,end,comple,gradua,run окоп=trench окорок=ham окраин=outski окраси=paint,dye,color,colour окраск=colour окраш=paint,dye,color,colour
окраше=paint,dye,color,colour окрепн=streng окрест=enviro,baptiz,cros,surrou,neighb,vicini окрещ=baptiz,cros окреще=baptiz,cros окропи=sprink окропл=sprink окрошк=cold,soup округ=distri округл=round
окружа=ambien,surrou окруже=enviro,surrou окружи=surrou окружн=distri оксид=oxid октябр=octobe окун=perch окуна=dip,plung окуну=dip,plung окупа=pay,recoup окупи=pay,recoup окупл=pay,recoup
окупле=pay,recoup окут=shroud,envelo окута=shroud,envelo олдерм=alderm олен=deer,reinde оливко=oliv олимпи=olympi олицет=person,embod олов=tin,pewter оловян=tin,pewter ольх=alder ольхов=alder
омар=lobste омег=omega,psi омрача=darken,mar омрачи=darken,mar омут=pool,whirlp омы=wash омыва=wash онеме=numb онлайн=onlin опазд=lat,dela опали=sing опаля=sing опаса=fear опасен=fear опасн=danger
опасно=danger,hazard опек=custod,guardi,car опека=car,patron опекун=guardi,car опер=opera,lean,rel,rest,operat операт=operat,statem операц=oper,surger опере=lean,rel,rest оперед=outpac,ahead
опереж=outpac,ahead оперн=opera опечал=sadden,griev,sad опечат=erratu,mispri,typo опеши=taken,aback опи=invent опилк=sawdus опира=lean,rel,rest опис=descri описа=descri описан=descri описыв=descri
опиш=descri опишет=descri оплак=mourn оплака=mourn оплат=pay,paymen оплати=pay,paid,paymen оплач=pay,paid,paymen оплаче=pay,paid оповес=notif,alert оповещ=notif,alert опозда=lat,dela
опозна=identi,recogn опозор=disgra ополза=slid опомни=recove,sens опор=prop,suppor,pillar опорн=suppor,pillar опорож=empt опороч=discre опояс=gird,encirc опояса=gird,encirc оппози=opposi оппон=oppos
оправ=fram,sett оправд=justif,acquit,excus опраш=surve,poll,interv опреде=certai,defin,defini,determ,identi,partic,specif опроб=try,test опробо=try,test опрове=refut,den опроки=overtu опрос=poll,surve
опроси=surve,poll,interv опроте=protes,challe опрош=surve,poll,interv опроше=surve,poll,interv опрыск=spra опрятн=tid опт=bulk оптима=optima оптими=optimi оптов=wholes оптом=bulk опубли=publis
опуска=lower,omit,drop,sink опусте=empt опусти=lower,omit,drop,sink опусто=devast,empt опут=entang опута=entang опуха=swell опухну=swell опухол=tumor опухш=swolle опушк=edg,clear,trim
опущ=lower,omit,drop,sink опущен=lower,omit,drop,sink,purpos опыт=experi опытн=experi опьяне=drunk опя=again ора=yell,shout ораку=oracl оракул=oracl оранже=orang оратор=speake орбит=orbit
орбита=orbita орган=organ органи=organi,arrang орд=hord орден=order ордер=warran оре=eagl орел=eagl орет=yell,shout орех=nut,walnut,hazel орехов=nut,walnut,hazel орешни=hazel,nut,walnut оригин=origin
ориент=landma,orient,naviga,focu оркест=band,orches орл=eagl орлин=eagl оробе=shy,timid ороси=irriga орош=irriga ороша=irriga орошен=irrig,irriga оруд=cannon,tool,gun,instru оруж=weapon,arm,gunsmi
оружей=weapon,arm,gunsmi оружен=squir орут=yell,shout орфогр=spell оса=wasp осад=sieg осади=sieg,besieg осадк=precip,rain,rainfa,sedime осадок=precip,rainfa,sedime осаж=besieg,sieg,settl
осажда=besieg,sieg,settl осажде=besieg,sieg осажен=besieg,sieg осанк=postur осва=master,learn,develo осведо=awaren,inform,inquir,awar освежа=refres освежи=refres освети=light,illumi,cover
освещ=light,illumi,cover освеща=light,illumi,cover освеще=light,illumi,cover освист=whistl,boo освобо=exempt,liber,fre,releas,libera освоен=master,learn,develo освои=master,learn,develo освяти=consec
освящ=consec освяща=consec освяще=consec осе=donke,ass оседа=settl осека=stop осел=donke,ass осен=autumn,fall осени=dawn осенн=autumn,fall осес=settl осетр=sturge осетри=sturge осил=manag осили=manag
осин=aspen,wasp осинов=aspen осирот=orphan оскали=bar,grin осколк=splint,fragme,shard осколо=splint,fragme,shard оскорб=insult,offend осл=donke,ass ослабе=weaken,loosen ослаби=weaken,loosen
ослабл=weaken,loosen ослепи=blind,dazzl ослепл=blind,dazzl ослепн=blind,dazzl ослик=donke,ass осложн=compli осматр=examin,inspec,look,view осмел=dar осмели=dar осмотр=examin,inspec,look,view
осмысл=meanin,realiz,unders,compre осн=establ,found,founde,bas оснаст=equip оснащ=equip оснаща=equip оснаще=equipp,equip основ=bas,basi,found,stem,dictio основа=found,founde,bas
основн=basic,basica,bulk,fundam,large,main,mainst,most,underl,primar основы=found,bas особ=partic,specia,person,especi особен=especi,featur,notab,peculi,specia,partic особня=mansio
осозна=awaren,realiz,unders,compre осок=sedg осп=smallp оспар=disput,challe,contes оспори=disput,challe,contes ост=cool,cold оста=remain,sta,stay,left остав=leav,left,keep остава=remain,sta
остави=abando,keep,leav,left оставл=leav,left,keep осталь=rest,els остан=sta,remain остана=stop,halt,sta,paus остано=halt,stop,sta,paus остатк=remain,rest,balanc остато=balanc,residu,rest,remain
остере=bewar осторо=carefu,cautio,gent остр=acut,island,isl,keen,sharp,point,sharpn,spic остри=jok острич=shear остров=island,isl острот=point,sharpn остроу=wit остуди=cool,cold остуж=cool,cold
остужа=cool,cold остуже=cool,cold осты=cool,cold остын=cool,cold остыне=cool,cold осуди=condem,convic,judg осуж=condem,convic,judg осужда=condem,convic,judg осужде=convic,condem,judg осуша=drain
осуши=drain осущес=feasib,implem,carr,realiz,exerci осчаст=happ осы=wasp осыпа=shower,crumbl ось=axi,axl осяд=settl осядет=settl осяза=touch осязае=tangib отапл=heat отб=repel,beat,depart,serv
отбел=whiten,bleach отбели=whiten,bleach отбер=select,tak отбере=select,tak отби=repel,beat отбира=select,tak отбор=filter отбрас=discar,reject,cast отброс=discar,reject,cast отброш=discar,reject,cast
отбуд=depart,serv отбуде=depart,serv отбы=depart,serv отв=answer,rep,respon отважи=dar отвал=fall отвали=fall отвар=broth,decoct,boil отвари=boil отварн=broth,decoct,boil отве=tak,allot,lead
отвед=tak,allot,lead отведа=tast,try отведе=tak,allot,lead отвез=tak,driv,wheel,heir,thron отвезе=tak,driv отвел=tak,allot,lead отверг=reject отверд=harden отверн=turn,awa отверс=open,hol
отверт=screwd отвес=tak,allot,lead ответ=answer,rep,respon ответи=answer,repli,rep,respon ответс=liabil,liabl,respon ответч=defend,respon отвеч=answer,rep,respon отвеча=answer,rep,respon
отвече=answer,rep,respon отвинт=unscre отвинч=unscre отвлек=distra отвлеч=abstra,distra отводи=tak,allot,lead отвоев=regain отвож=tak,driv,allot,lead отвоже=tak,driv отвози=tak,driv отвора=turn,awa
отвори=open отворя=open отврат=avert,disgus отвращ=avert,disgus отвыка=habit отвыкн=habit отвяз=unti отвяза=unti отгад=gues отгада=gues отгова=dissua отгово=dissua отгора=fenc отгоро=fenc отгруж=ship
отгруз=ship отд=recre,rest,holida,vac отда=giv,return,gav отдава=giv,return,gav отдад=giv,return,gav отдаду=giv,return,gav отдает=giv,return,gav отдале=remot отдали=distan отдаля=distan
отдан=giv,return,gav отданн=giv,return,gav отдаст=giv,return,gav отде=depart,divisi,sectio отдел=depart,divisi,sectio,finish,trim отдела=finish,trim отделе=depart,separ,separa,detach
отдели=separa,detach отделк=finish,trim отдель=apart,distin,indivi,isolat,separa отделя=separa,detach отдерн=pull отдохн=rest,relax отдуши=vent отдых=recre,rest,holida,vac отдыха=relax,rest,holida,vac
отека=swell отел=hotel отец=father,dad,pop отеч=swell отечес=domest,homela,father,mother отжа=squeez,wring отжима=squeez,wring отз=answer,respon,recall,revok отзов=respon,recall,revok
отзыв=feedba,review,opinio отк=rollba,revert откаж=refus,declin,reject,abando,fail откаже=refus,declin,reject,abando,fail отказ=denial,failur,refusa,refus,declin,reject,abando,fail
отказа=den,fail,refus,declin,reject,abando откап=dig откат=rollba,revert,roll откати=rollba,revert,roll откач=rollba,roll,pump откача=pump откаче=rollba,roll откид=throw,fold откин=throw,fold
откину=throw,fold отклад=dela,postpo,put,defer отклик=answer,feedba,respon отклон=declin,reject,deviat отключ=disabl,turn,switch,off,discon откопа=dig откорр=adjust,correc откос=slop откр=open,discov
откреп=detach откро=open,discov откров=frank,revel открое=open,discov откры=discov,open,unlock открыв=open,discov открыт=discov,open,outdoo,postca откуд=wher откупи=buy откупл=buy откупо=uncork
откус=bit,bitten откуси=bit,bitten откуш=bit,bitten откуше=bit,bitten отл=cast,pour отлавл=catch,caught,fish отлади=debug отладк=debug,debugg отлаж=debug отлаже=debug отлам=break отлежа=rest
отлета=fly отлете=fly отли=cast,pour отлив=ebb,tid отлит=cast,pour отлич=unlik отлича=differ,distin отличи=differ,distin отличн=excell,differ отлови=catch,caught,fish отловл=catch,caught,fish
отлож=postpo,put,defer отложе=postpo,put,defer отложи=dela,postpo,put,defer отлома=break отломи=break отломл=break отлуча=absent отлучи=absent отлучк=absenc отм=wash,launde отмах=wav,dismis
отмахн=wav,dismis отмеже=dissoc отмел=shoal,sandba отмен=abolis,cancel,undo отмене=cancel,abolis,undo,repeal отмени=abolis,cancel,repeal,undo отменя=cancel,abolis,undo,repeal отмер=measur отмере=die
отмери=measur отмеря=measur отмет=not,celebr,mark отмети=celebr,mark,not,label,declar отметк=mark,not отмеч=mark,label отмеча=celebr,not,mark отмече=mark,label,not,celebr отмира=die отмо=wash,launde
отмоет=wash,launde отмока=soak отмсти=reveng,aveng отмщ=reveng,aveng отмщен=reveng,aveng отмы=wash,launde отн=tak отнес=carr,tak,attrib,relat,belong,treat,concer отнесе=tak,attrib,carr отним=tak
отнима=tak отниме=tak относ=tak,attrib,carr,relat,belong,treat,concer относи=refer,relat,relati,tak,attrib,carr,belong,treat,concer относя=relat,belong,treat,concer отнош=tak,attrib,carr
отноше=attitu,ratio,rel,relati,tak,attrib,carr отнын=hencef отнюд=mean отня=tak отнял=tak отнят=tak отобра=displa,mapp,select,tak,show отодви=mov,push отожде=identi отожм=squeez,wring
отозва=respon,recall,revok отой=leav,mov,depart отойд=leav,mov,depart отойде=leav,mov,depart отомкн=unlock отомст=aveng,reveng отомщ=reveng,aveng отомще=reveng,aveng отопи=heat отопит=heat отопле=heat
отопр=unlock отопре=unlock оторв=tear,off оторва=tear,off оторве=tear,off отосла=send отоше=leav,mov,depart отошел=leav,mov,depart отошл=send отошле=send отп=sip отпа=fall отпада=fall отпал=fall
отпас=fall отпе=funera отпева=funera отпер=unlock отпере=unlock отпеча=print отпи=sip отпил=saw отпили=saw отпира=unlock отпис=unsubs отписа=unsubs отпл=sail отплат=repa отплач=repa отплы=sail
отпол=polish отполз=crawl отпоро=rip отправ=depart,dispat,send,shipme,submit,upload,set,sent отпраз=celebr отпраш=ask отпрос=ask отпрыг=jump отпуг=scar,repel отпугн=scar,repel
отпуск=holida,vac,leav,releas,let отпуст=releas,let отпущ=releas,let отпуще=releas,let отр=tear,off отраба=work отрабо=work отрав=poison отрави=poison отравл=poison отраж=reflec,repel
отража=reflec,repel отраже=reflec,repel отрази=reflec,repel отрас=grow отрасл=indust,branch отраст=grow отращ=grow отраще=grow отреаг=react,respon отрегу=adjust,regula отреда=edit
отреза=cut,slic,stab,chop отрезо=segmen отрек=renoun,abdica отрека=renoun,abdica отремо=repair,fix,mend отренд=render отрепе=rehear отрест=restor отреч=renoun,abdica отрица=denial,den,negati
отрок=boy,youth отрос=grow отруб=bran отруба=chop,cut отруби=chop,cut отрубл=chop,cut отруга=scold,swear отрыво=passag отряд=detach,squad,part отрях=shak,brush отряхн=shak,brush отсе=sift,screen
отсек=compar отсека=cut отсеч=cut отсече=cut отсея=sift,screen отсиде=sit,serv отсиж=sit,serv отскак=bounc отскан=scan отскоч=bounc отслед=track,monito отслеж=track,monito отслуж=serv отсоед=discon
отсорт=sort отсроч=dela,deferm отст=sedime отста=lag,behind,defend,uphold,fallen отстав=resign,retire,lag,behind отстае=lag,behind отстал=lag,behind отстан=lag,behind отстег=unfast,unbuck
отстир=wash,eras,delet,wip отстоя=defend,uphold отступ=indent,padd,retrea,step отсутс=absenc,absent,lack,miss отсчит=count отсыла=send отсюд=from,henc отталк=push,repel оттач=hon,sharpe
оттая=melt,thaw оттени=shad оттенк=shad,tint оттено=shad,tint оттеня=shad оттепе=thaw оттесн=push оттиск=proof оттолк=push,repel отточе=polish отточи=hon,sharpe оттуд=from оттяг=dela,pull
оттяну=dela,pull отуча=wean отучи=wean отфиль=filter отформ=format отхлеб=sip отход=retrea,leav,mov,depart,wast отходи=leav,mov,depart отхож=leav,mov,depart отц=father,dad,pop отцент=center
отцепи=uncoup отцепл=uncoup отцовс=father,dad,pop отцом=father отч=report,why,accoun,stepfa отча=despai отчас=part отчая=despai отчаян=despai,desper отчека=mint отчет=report,accoun
отчетн=report,accoun отчим=stepfa отчисл=expel отчит=report,scold отчита=report,scold отчужд=aliena отшатн=recoil отшель=hermit отшлиф=grind,polish отъед=depart,leav отъеде=depart,leav
отъезд=depart,leav отъезж=depart,leav отъеха=depart,leav отыгр=pla,win отыгра=pla,win отыска=search,seek,look,sought,find отыщ=search,seek,look,sought,find отыщет=search,seek,look,sought,find
отягот=burden,aggrav отягощ=burden,aggrav отягча=burden,aggrav офицер=office официа=offici,waiter,waitre оформи=draw,design,issu,regist,format оформл=design,issu,regist,format офорт=etch офсетн=offset
оха=gasp охапк=armful охарак=charac охват=embrac,cover охвати=cover,embrac охвач=cover,embrac охваче=cover,embrac охлад=cool,chill охладе=cool охлади=cool,chill охлаж=cool,chill охлажд=cool,chill
охлаже=cool,chill охну=gasp охот=hunt,hunter охоти=hunt охотн=readi охотни=hunter,hunt охран=guard,protec,securi охрани=guard,protec охранн=guard,protec,securi охраня=guard,protec
оцен=asses,evalua,estima,apprec оценен=evalua,asses,estima,apprec оцени=asses,estima,evalua,apprec оценит=evalua,asses,estima,apprec оценк=assess,estima,evalu,grad оцепен=numb оцифр=digiti очаг=hearth
очар=charm,enchan очаров=charm,enchan очару=charm,enchan очаруе=charm,enchan очевид=obviou,eyewit,eviden очелов=humani очен=ver очеред=queu,next,regula,turn,lin очерк=essa,sketch очерта=outlin
очерти=outlin очерч=outlin очерче=outlin очисти=clean,clear,peel,purif очистк=clean,peel,purif,clear очищ=clean,clear,peel,purif очища=clean,clear,peel,purif очищен=clean,clear,peel,purif
очк=glass,specta,point очут=find,found очути=find,found ошейни=collar ошелом=stun ошиб=mistak,wrong,err ошиба=mistak,wrong,err ошиби=err,mistak,wrong ошибк=bug,error,fault,mistak,wrong,err
ошибоч=mistak,error ошпари=scald оштраф=fin оштука=plaste ощипа=pluck,pinch ощуп=feel ощупа=feel ощути=feel,felt,sens ощущ=feel,felt,sens ощуща=feel,felt,sens ощущае=feel,felt,sens
ощущен=sens,feel,felt павиль=pavili павлин=peacoc павш=fall,fell,fallen,drop пад=fall,fell,fallen,drop пада=drop,fall,fell,fallen падает=fall,fell,fallen,drop падают=fall,fell,fallen,drop падеж=cas
паден=crash,fall,drop падет=fall,fell,fallen,drop падчер=stepda паек=shar,ration,shareh пазух=bosom пай=shar,ration,shareh пайщик=shar,ration,shareh пак=batch,packag,packet,pack,wrap,bag
пакет=batch,packag,packet,bag пакети=packag,bag,packet пакт=pact пал=fall,fell,fallen,drop,mouth палат=chambe,ward,hous палатк=tent,stall палато=tent,stall палач=execut,hangma палец=finger,thumb,toe
пали=burn палиса=front,garden палк=stick,can паломн=pilgri палочк=stick,can палуб=deck палубн=deck пальм=palm пальт=coat,overco пальц=finger,toe пальчи=finger,toe памя=memor,monume,memori,memo
памятк=memor,monume,memori,memo,guid памятн=memora,memori,monume,statu,memor,memo пан=bread,coat пандус=ramp панел=panel,toolba паник=panic панику=panic пантер=panthe пап=dadd,pop,father,dad
папин=father,dad,pop папк=direct,folder папоро=fern пар=bet,coupl,ferr,pair,steam,vapor,vapour,soar,ferrym парад=parad парадо=parado паралл=parall параме=option,parame,sett параф=initia
парен=fellow,lad,guy,boy пари=soar,steam париж=pari парижс=pari парикм=barber,hairdr парит=soar,steam парк=park парков=park парлам=parlia парн=pair,coupl,lad,guy,fellow,boy парник=greenh,hotb
паро=passwo паров=steam,vapour парово=engin,locomo парод=parod парол=passwo паром=ferr,ferrym паромн=ferr,ferrym паромщ=ferr,ferrym парохо=steame,steams парс=pars парси=pars парсит=pars
парт=batch,desk,part партиз=partis партий=part партит=scor партне=partne парус=sail парусн=sail парш=pars паршен=pars пас=jaw,fall,fell,fallen,drop,graz,mouth пасек=apiar пасет=graz пасечн=beekee
паспор=passpo,certif пассаж=passen пассер=saut пассив=passiv паст=past,pasta пастби=pastur,graz паств=flock пастор=pastor пастух=shephe,herdsm пастуш=shephe,herdsm пасх=easter,passov
пасхал=easter,passov пасыно=stepso патент=patent паток=treacl,molass патоло=pathol патриа=patria патрон=cartri патрул=patrol пауз=paus паук=spider,cobweb,web паутин=web,spider,cobweb
паха=plough,plow,arabl пахар=plough,arabl,plow пахн=smell пахнет=smell пахну=smell пахот=plough,arabl,plow пациен=patien пачк=pack,bundl,packet пачка=dirt,stain паш=plow,plough,arabl пашет=plow,plough
пашн=plough,arabl,plow пашут=plow,plough,arabl пая=solder певец=singer певиц=singer певц=singer певч=singer певчес=singer педал=pedal пей=drink,drank,drunk пейзаж=landsc,scener пек=bak,heat
пекар=baker пекарн=baker пекин=beij пекут=bak пел=sing,song,sang,sung пелен=shroud,napp,diaper пелена=swaddl пеленк=shroud,napp,diaper пельме=dumpl пен=foam,penalt,sing,froth,song,stump пенек=stump
пени=foam,froth пенк=foam,froth пенн=penn,foam,froth пенс=penc,pensio,retir,retire пенсио=pensio,retir пеньк=hemp пенько=hemp пепе=ash,ashtra пепел=ash,ashtra пепель=ash,ashtra пер=feathe,pen,quill
перв=first,pionee первен=firstb,champi первич=primar первок=freshm первон=initia,origin пергам=parchm переб=interr,visit переба=rebas,reloca перебе=run,cros,sort,iterat,mov
переби=interr,sort,iterat,mov,cros перебр=iterat,sort,mov,cros,throw,transf перебь=interr перева=pas,exce,cros,digest,handl переве=transl,transp,carr,turn,flip,overtu,advant,exces,transf,conver,outwei
перево=carrie,coup,interp,transf,transl,transp,carr,turn,flip,overtu,conver,ferr перевы=exce перевя=bandag,dres,dress переги=bend перегл=glanc,exchan перегн=bend,overta,distil
перего=negoti,partit,overta,distil,talk,stag,stretc,burn,block перегр=overhe,overlo,reload перед=befor,front переда=broadc,conve,hand,pas,rela,transf,transm,send передв=moveme,mov
переде=remak,conver,redo передн=front,apron,hall,antero передо=overdo,editor,rest переду=chang переды=respit,break переед=mov,reloca,cros переез=cross,reloc,mov,reloca,cros переех=mov,reloca,cros
переж=worr,surviv,experi переже=chew пережи=surviv,relic,worr,experi переза=restar,eras,overwr,reboot,reload перезв=call перези=winter переиз=elect,reissu,republ переим=renam,mov переис=reus
перей=cros,switch,mov,pas перейд=cros,switch,mov,pas переки=throw перекл=switch,roll,call,crossb,rung,echo,toggl,shift,transf переко=encod,cod,dig
перекр=juncti,overla,paint,dye,color,colour,baptiz,cros,crossr,inters,block переку=resell,snack,bit перел=fractu,flight,migrat,pour,shimme,turn,point переле=climb,cops,flight,migrat,fly
перели=leaf,flip,brows,pour,shimme перело=fractu,shift,transf,turn,point,break перема=grind,lur,rewind переме=chang,mov,variab,stir,mix,hinder,preven,distur,break переми=truc,armist перемн=multip,bre
перемо=grind,ground,mill,rewind перемы=lintel,jumper перена=redire,forwar,reconf перене=carr,postpo,transf,mov,endur,import перени=adopt перено=hyphen,portab,transf,postpo,mov,endur,spend,sta,night
переня=adopt переоб=conver,refit переод=chang переоп=overri,redefi переос=rethin переоц=overes переп=censu перепи=cop,corres,scrib,rewrit,copyis
перепл=bind,binder,hardba,overpa,intert,bookbi,swim,cros перепо=reconn,crawl,overfl,overcr,fill перепр=cross,ferr,cros,check,resell,jump перепу=confus,tangl,fright,scar,afraid
перера=proces,recycl,revis,outgro,develo перере=cut перери=redraw переры=break,interv,dig переса=transp,chang,transf,oversa пересе=cros,immigr,rugg,transp,chang,transf,inters,resett,mov переси=overco
переск=retell,jump пересл=forwar,send пересм=revis,review,recons,revisi пересо=rebuil,recrea,oversa,dry пересп=sleep перест=ceas,stop,rearra,mov,rebuil,recons,shoot,step,cros пересч=recalc,count
пересы=forwar,send,dry переся=transp,chang,transf перета=drag перете=flow перетя=pull переуб=convin переул=alle,lan переус=reinst переуч=retrai перехв=interc перехи=outwit
перехо=transi,cros,switch,mov,pas перец=pepper перече=list,enumer,cros перечи=list,enumer,transf,reread,contra переш=cros,switch,mov,pas переша=step переше=cros,switch,mov,pas,isthmu,whispe
переши=alter перешл=forwar,send пери=rail,banist,handra периме=perime период=period перифе=periph перлов=barle,pearl перрон=platfo перс=persia персид=persia персик=peach персон=charac,staff
перспе=perspe,prospe перц=pepper перчат=glov перчи=pepper перчик=pepper перышк=feathe,pen,quill перь=feathe перьев=feathe пес=dog песенк=song песенн=song песк=sand песн=song песок=sand песочн=sand
пест=pestl,pistil пестик=pistil,pestl пестре=colorf песчан=sandst,sand пет=chant,sing,song,loop,hing,noos,stitch,sang,sung петель=loop,hing,noos,stitch петерб=peters петиц=petiti
петл=hing,loop,noos,stitch петр=peter петруш=parsle петух=cock,rooste,cocker петуши=rooste,cock,cocker петушо=rooste,cock,cocker пехот=infant печ=bak,furnac,kiln,oven,stov
печа=pres,print,seal,stamp,printe печал=sorrow,sadnes,sad печали=sadden,griev,sad печаль=notori,sad,sorrow,sadnes печата=print,typ,publis,pres,seal,stamp,printe печатн=printe,print,pres,seal,stamp
печен=biscui,cooki,liver печенк=liver печено=liver печет=bak печк=stov,oven,kiln,furnac,bak печн=stov,oven,kiln,furnac,bak печник=stov,oven,kiln,furnac,bak пеш=pedest,walker,foot
пешехо=pedest,walker,foot пешк=afoot,walk пешком=afoot,walk пещер=cav пианин=piano пив=beer,brewer пивн=beer,brewer пивова=beer,brewer пик=peak пикник=picnic пиксел=pixel пил=saw,drink,drank,drunk
пили=saw пилит=saw пилома=lumber пилот=pilot пильщи=saw пилюл=pill пилят=saw пингви=pengui пинт=pint пир=banque,feast,pirat пирами=pyrami пират=pirat пирог=cak,pie пирожк=pie пирожн=pastr,cak
пирожо=pie пирс=pier пиршес=feast,banque пис=letter писа=paint,writ,wrot,writte,pee писар=clerk,scrib писате=writer,author писем=letter писец=scrib,clerk пискну=squeak пистол=pistol
письм=letter,writ,writte письме=desk,writ,writte,letter пит=drank,drink,drunk пита=eat,food,nutrit,feed,power,nouris питает=feed,nouris,eat,power питан=feed,food,nutrit,power
питате=food,nutrit,feed,power питоме=pet,nurser питомн=nurser,pet пиха=shov пихну=shov пихт=fir пицц=pizza пиш=writ,wrot,writte пишет=writ,wrot,writte пишут=writ,wrot,writte пищ=food,squeak
пища=squeak пищев=dietar,food пищит=squeak пиявк=leech плава=float,sail,swim,swam плавае=swim,swam,sail,float плаван=voyag,swimm,swimme плави=melt плавк=fin,trunk плавл=melt плавле=melt
плавни=fin,trunk плагин=plugin плазм=plasma плак=poster плака=cry,weep,wept плакат=poster плам=blaz,flam пламен=flam план=plan,layout,schedu планет=planet планир=plan,layout,schedu планов=plan,layout
планш=tablet планше=tablet пласт=layer,record пласти=plasti,plat,layer,record пласты=plaste плат=charg,dres,far,fee,gown,platea,rent,pay,paid,paymen платеж=paymen,fee,pay,charg,paid плател=payer
плати=pay,paid,paymen,fee,charg платин=platin платит=pay,paid платк=kerchi,handke,scarf,shawl платн=paymen,fee,pay,charg,paid платок=kerchi,handke,scarf,shawl платоч=kerchi,handke,scarf,shawl
платфо=platfo платят=pay,paid плач=cry,lament,pay,paid,weep,wept плачен=pay,paid плачет=cry,weep,wept плачут=cry,weep,wept плашк=backgr плащ=cloak,rainco,coat плева=spit плем=trib племен=tribal,trib
племян=nephew,niec плен=captiv,prison пленен=captiv,captur плени=captiv,captur пленк=film пленн=prison,captiv пленни=prison,captiv пленоч=film пленя=captiv,captur плес=braid,weav,wattl,fenc,wicker
плесен=mold,mould плеск=splash плеска=splash плет=braid,weav плетен=braid,weav,wattl,fenc,wicker плетет=braid,weav плетут=braid,weav плеч=should плечев=should плещ=splash плещет=splash плисс=pleat
плит=stov,slab,plat,til плитк=til,slab,plat,stov пло=flesh пловец=swimm,voyag,swimme плод=fruit,fertil плоди=fruit,bre плодов=fruit,fertil плодон=fruit,bre плодор=fertil,fruit плож=fruit,bre
плоск=flat,plan плоско=plan,flat плот=raft плотин=dam,weir плотн=compac,dens,tight,densit,thick плотни=carpen плотно=densit,dens,thick плотов=raft плох=bad,poor,wors плошк=bowl
площад=area,playgr,squar,ground,sit плуг=plough,plow плут=rogu плута=lost,wander плы=float,sail,swim,swam плыв=swim,swam,sail,float плывет=swim,swam,sail,float плывут=swim,swam,sail,float
плыл=swim,swam,sail,float плю=spit плюет=spit плюну=spit плющ=ivy пляж=beach пляжн=beach пляса=danc пляск=danc плясун=danc пляш=danc пляшет=danc пни=stump поб=beaten,visit,happen,been поба=afraid
побал=spoil,treat,pamper,indulg побег=escap,run,ran,fle,shoot побега=run,ran побегу=run,ran,fle побед=victor,win,winner,won,defeat,beat победи=defeat,win,winner,victor,won,beat победн=victor,winner
побеж=win,won,defeat,beat побежа=run,ran,fle побежд=defeat,win,won,beat побеле=whiten,bleach побели=whiten,bleach побелк=whitew побере=coast,seasid побесе=talk,chat,conver
побесп=worr,bother,distur,concer поби=beat,hit,strik,struck побит=beaten поблаг=thank поблед=pal,fad поблек=fad поближ=near поблиз=nearb,near поболт=chat,chatte,dangl
поборо=fight,fought,strugg,combat,wrestl побоя=fear,afraid,scar побрез=disdai побри=shav поброд=wander,roam,fermen поброж=wander,roam,fermen побуд=encour,prompt,induc побуди=encour,prompt,induc
побуж=encour,prompt,induc побужд=motiva,urg,encour,prompt,induc побыва=happen,visit,been повали=fell,toppl,pour,fall повар=chef,cook поваре=cook,chef повари=cook,chef пове=lead,led,conduc,keep,run
повед=lead,led,conduc,keep,run поведа=tell поведе=behav,behavi,lead,led,conduc,keep,run повез=carr,transp,driv,luck повезе=carr,transp,driv,luck повел=lead,led,conduc,keep,run
повеле=order,tell,told,comman повели=lord,ruler повер=believ,trust,belief,supers повери=believ,trust поверн=turn,rotat поверт=turn,spin,twirl поверх=superf,surfac,over
повес=stor,tal,lead,led,conduc,keep,run,novell повесе=amus,fun,cheer повеси=hang,hung повест=agenda,tell,narrat,summon повеш=hang,hung повеше=hang,hung повея=blow,blew повздо=quarre повзро=grow,matur
повид=jam повин=obe повину=obe повисн=hang,hung,freez повлеч=entail,attrac,lead повлия=influe,affect,impact повод=occasi,reason,rein повоев=fight,fought,war повозк=cart,wagon повора=turn,rotat
поворо=turn,bend,pivot повред=damag,harm,injur повреж=harm,damag,injur поврем=wait повсед=everyd повсем=everyw повсюд=throug,everyw повтор=repeat,repeti,repla,again,run
повыси=rais,ris,increa,improv,promot повыш=increa,rais,improv,promot повыша=increa,rais,improv,promot повыше=ris,increa,rais,improv,promot повяза=tie повязк=bandag,band погада=gues,wonder
погас=out,fad погаси=exting,put,repa,stew погасн=out,fad погаш=exting,put,repa,stew погаша=exting,put,repa,stew погаше=exting,put,repa,stew погиб=die,perish,kill погиба=die,perish,kill
погибн=die,perish,kill погибш=die,perish,kill поглад=iron,strok,pat поглаж=iron,strok,pat поглот=absorb,swallo поглощ=absorb погляд=look погна=driv,chas,drov погну=bend погово=talk,speak,say,prover
погод=weathe погоди=wait погодн=weathe погож=wait поголо=starv,hungr погон=chas,pursui,driv,drov,should,strap погони=driv,chas,drov погост=sta,visit погощ=sta,visit погоще=sta,visit погр=pogrom
пограб=rob погран=border,guard погре=heat,warm погреб=burial,cellar погреш=error,inaccu погрож=threat погроз=threat погром=pogrom погруж=load,downlo,upload,boot,div,immers,sink
погруз=load,downlo,upload,boot,div,immers,sink погуби=ruin,destro погубл=ruin,destro погуля=walk,stroll под=below,beneat,under,undern пода=tax,serv,submit,giv,fil подава=serv,submit,giv,fil
подави=suppre,crush,chok подавл=suppre,crush подагр=gout подад=serv,submit,giv,fil подаду=serv,submit,giv,fil подает=serv,submit,giv,fil подан=serv,submit,giv,fil подаре=giv,presen,gav,donat,gift
подари=presen,giv,gav,donat,gift подарк=gift,presen подаро=gift,presen подаст=serv,submit,giv,fil податн=tax подач=submis подб=knock подбад=encour,cheer подбег=run подбеж=run подбер=select,pick,choos
подби=knock подбир=select,pick,choos подбит=knock подбод=encour,cheer подбор=chin подбра=throw,tos подбро=throw,tos подва=baseme,cellar подвал=baseme,cellar подве=let,bring,sum подвед=let,bring,sum
подвез=lift,rid подвел=let,bring,sum подвер=subjec,expos,underg,turn подвес=suspen,hang,pendan,let,bring,sum подвеш=suspen,hang подвиг=feat,exploi,inspir подвин=mov
подвод=submar,underw,let,bring,sum,cart подвож=lift,rid,let,bring,sum подвоз=lift,rid подгля=peep,spy подгов=incit подгон=adjust,fit подгор=burn подгот=prepar,cook,train подгру=load подда=yield,succum
поддав=yield,succum поддел=forg,fak поддер=mainta,suppor поддон=tra,pallet поддра=teas подейс=act,operat,work подели=shar,divid,split,separa поделк=handic подерж=hold,held,keep,kept подеше=cheape
поджар=fry,fri,roast поджег=set,fir,burn поджеч=set,fir,burn поджиг=set,fir,burn поджид=wait поджог=set,fir,burn подз=call подзаг=subhea подзар=rechar подзем=underg,dungeo подзов=call подк=forg
подкар=feed подкас=podcas подкат=subdir,roll подкач=roll подкин=throw подкла=lin,put подклю=connec,plug,includ подков=horses,pry подкор=feed подкра=touch,sneak,creep подкре=reinfo подкуп=brib
подлеж=subjec подлет=fly подли=pour подлин=authen,genuin,origin подлож=put подмас=appren,journe подмен=substi,replac подмес=sweep,swept подмет=sweep,swept,sol,notic подмеч=notic
подмиг=blink,wink,flash подмос=stag подн=rais,lift,ris,ros,climb,pick поднес=bring подним=climb,lift,rais,ris,ros,pick поднос=tra,bring поднош=offer,bring подня=climb,lift,rais,ris,risen,ros,pick
поднял=rais,lift,ris,ros,climb,pick поднят=rais,lift,ris,ros,climb,pick подо=hem подоба=befit подобн=simila,lik,such подобр=select,pick,choos подогн=adjust,fit подогр=heat,warm подожд=wait
подожж=set,fir,burn подозв=call подозр=suspec,suspic подои=milk подой=approa,suit,fit,com подойд=approa,suit,fit,com подоко=window,sill подол=hem подорв=underm,blow подоро=valu,expens подосп=arriv
подош=approa,suit,fit,com подоше=approa,suit,fit,com подп=captio,label,sign,signat,subscr подпев=sing подпер=prop,suppor подпир=prop,suppor подпис=subscr,sign,signat,captio подпиш=sign,subscr
подпл=swim подплы=swim подпол=crawl,underg подпор=prop,suppor подпра=correc подпры=jump,bounc подпус=let подр=underm,blow подра=fight,fought подраб=earn подрав=level,trim подраж=imitat
подраз=imp,imply,teas,divid,subdiv,mean подрас=grow,grew,rais подрез=trim,cut подрем=doz,nap подроб=detail подрос=teenag,grow,adoles подруб=cut подруг=friend,girlfr подруж=friend,girlfr,befrie
подрум=brown подряд=consec,contra,row подсад=plant подсаж=plant,sit подсве=highli,light,candle подсес=sit подска=clu,prompt,sugges,tell,hint,tip,jump подско=jump подслу=eavesd,overhe подсма=spy
подсмо=spy подсол=salt,pickl,sunflo подсох=dry подста=substi,fram,stand,fill подсте=spread,ambush подстр=cut,trim,adjust,shoot,litera,transl,crib подсту=approa подсуд=defend,accus,jurisd подсуш=dry
подсчи=count,calcul подсып=pour подсых=dry подсяд=sit подтал=push,prompt подташ=nauseo подтая=melt подтве=acknow,confir,verif подтер=wip подтол=push,prompt подтяг=pull,tighte подтян=pull,tighte
поду=blow,blew подума=think,though подушк=cushio,pad,pillow подхва=catch,pick подход=approa,approp,fit,suitab,suit,com подхож=approa,suit,fit,com подчер=highli,emphas,underl,stres,blacke
подчин=obe,subord,submit подш=hem,fil подши=hem,fil подшут=jok,trick подшуч=jok,trick подъ=ascent,ris,lift,elevat подъед=driv,pull подъез=entran,porch,driv,pull подъем=ascent,ris,lift,elevat
подъех=driv,pull подыто=summar подыша=breath пое=eat,ate,eaten поед=going,went,driv,rid,travel поедет=going,went,driv,rid,travel поедин=duel поезд=train поезди=travel,rid,driv
поездк=journe,trip,travel,rid,driv поездн=train поезж=travel,rid,driv поезжа=went,driv,rid,travel поел=eat,ate,eaten поес=eat,ate,eaten поет=sing,sang,sung поеха=going,went,driv,rid,travel
поехал=went,driv,rid,travel пожа=pres,shak,reap,squeez пожадн=greed пожал=welcom,grant,compla пожале=regret,pit,sorr,spar пожало=grant,welcom пожалу=perhap,pleas пожар=fir пожари=fry,fri,roast
пожарн=fir пожева=chew пожела=wish,want,desir пожелт=yellow пожени=marr пожерт=donat,sacrif,don пожи=liv пожима=pres,shak,reap,squeez пожина=reap пожира=devour,eat пожра=devour,eat пожури=scold
поз=pos,postur позаба=amus позабо=car,concer позабы=forget позави=env,jealou позавт=breakf позад=behind позаим=borrow позва=call,nam,invit позвол=allow,enabl,let,permis,leav,permit,afford
позвон=phon,spinal,call,ring,rang,verteb,spin поздн=lat,later поздор=greet,hello поздра=congra позеле=green позер=pos позж=lat,later позиц=positi,stanc позици=positi позна=know,learn
познав=cognit,know,learn познае=know,learn познак=acquai,meet,introd,famili позов=call,nam,invit позове=call,nam,invit позоло=gild,gold,golden позор=disgra позори=disgra позорн=shamef пои=water
поигра=pla поиск=quest,search поиска=search,seek,look,sought,find поиско=search,engin поисти=tru поит=water поищ=search,seek,look,sought,find поищет=search,seek,look,sought,find
пой=going,went,com,walk,sing,sang,sung пойд=going,went,com,walk пойдем=went,com,walk пойдет=going,went,com,walk пойдут=went,com,walk пойм=unders,floodp,realiz пойма=catch,caught,fish
поймае=catch,caught,fish пойман=catch,caught,fish поймет=unders,realiz пок=until,whil,whilst,peac,rest,chambe,yet покаж=show,seem,appear,displa покаже=show,displa показ=show,displa
показа=appear,demons,displa,seem,show,testim,read,indica,figur,shown показы=show,displa покале=maim,injur покара=punish поката=rid,roll,ski,skat покати=rid,roll,ski,skat покач=rid,roll,ski,skat
покача=rock,pump,downlo,swing,shak покаче=rid,roll,ski,skat покая=repent покаян=repent покида=abando,leav,left покин=leav,left,abando покине=leav,left,abando покину=abando,leav,left
поклон=bow,worshi,admire,fan покляс=swear,swor,curs поко=rest,peac,chambe покои=rest покойн=deceas,lat поколе=gener,hesita,var,fluctu,oscill поколо=beat,pound покоре=conque покори=conque
покорм=feed,fed покоро=warp покоря=conque покос=mow,hay покр=veil,cover,coat,bedspr,cut покрас=paint,dye,color,colour,blush,redden,red покраш=paint,dye,color,colour покрич=shout,cry,scream,yell
покро=cover,coat покров=patron,veil,cover,bedspr покрое=cover,coat покрош=crumbl,chop покрут=twist,turn,spin покруч=twist,turn,spin покры=cover,coat покрыв=cover,veil,bedspr покрыт=coat,cover
покупа=buy,buyer,custom,bought,purcha,shopp покупк=purcha,shopp,buy,bought,buyer,custom покури=smok покуси=attemp покуша=attemp пол=field,flight,floor,gender,half,hollow,margin,polish,sex,water,pour
полага=believ,reckon,reli,rel,put,lay,plac полади=get,along полаж=get,along полаже=get,along полгод=half,year,six,month полден=aftern,noon,midda поле=water,pour полев=field,margin
полежа=lie,lay,lain,bed полез=climb,fit,get полезе=climb,fit,get полезн=helpfu,useful,use,benefi полеми=argu полен=log,woodpi полени=laz поленн=log,woodpi полет=flight,fly,flew,flown
полета=fly,flew,flown полете=fly,flew,flown полети=fly,flew,flown полечи=treat,cur,heal полз=crawl,creep полза=crawl,creep ползае=crawl,creep ползет=crawl,creep ползун=slider поли=pour,shed,rain,water
полив=water,pour полиме=polyme полиня=fad,molt полиро=polish полис=polic полити=polic,politi полиц=polic полице=police полк=rack,regime,shelf,shelv,colone полков=colone,regime
полн=comple,full,utter,ful полне=fat,weight полном=author полнос=entire,ful,comple,full полноч=midnig поло=weed полов=floor,sex полови=half полож=put,lay,plac положе=positi,provis,situ,put,lay,plac
положи=lay,positi,put,plac,rel полома=break,brok,broken поломк=breakd полон=full,ful,comple,althou полос=band,bar,cavit,runwa,strip,lan,pag,scroll полоск=strip,band,lan,pag,scroll,rins полоте=towel
полотн=canva,linen,cloth полочк=shelf полощ=rins полоще=rins полпу=halfwa полсот=fift полста=half,cup полтин=fift полтор=one,half полуго=half,year,six,month полуде=noon,midda полужи=bold полуме=cresce
полуно=midnig полуос=penins получ=receiv,get,got,obtain получа=get,receiv,recipi,got,obtain получе=receiv,get,got,obtain получи=gain,get,obtain,receiv,retrie,got,given полуша=hemisp полушу=sheeps,coat
полчас=half,hour полчаш=half,cup полын=wormwo полыха=blaz польз=benefi,use,utilit,useful,user,enjo пользо=user,use пользу=use,enjo польск=polish,poland польст=flatte польш=poland,polish польщ=flatte
польще=flatte полюб=lov,lik,admir полюби=lov,lik,admir полюбл=lov,lik,admir полюс=pol поляк=polish,poland полян=clear,glad полярн=polar помад=lipsti помаза=smear,spread,greas,lubric помасс=massag
помаха=wav помедл=dela,linger поменя=shift,chang,exchan,swap,claus помере=die померк=fad помест=plac,put,fit помети=mark,label пометк=hint помех=obstac,interf помеч=mark,label помеча=mark,label
помече=mark,label помечт=dream помеш=stir,mix,hinder,preven,distur помеша=hinder,stir,mix,preven,distur помеши=stir,mix,hinder,preven,distur помещ=plac,put,fit помеща=plac,put,fit
помеще=premis,plac,put,fit,room помещи=landow,landlo,squir помидо=tomato помил=pardon,merc помило=pardon помира=die помири=reconc,accept,peac помн=rememb,memori помни=rememb,memori
помнит=rememb,memori помнят=rememb,memori помо=wash,grind,ground,mill помог=help,assist помога=assist,help помоет=wash помож=help,assist поможе=help,assist помол=grind,ground,mill помолв=engage
помоли=pra,beg,implor помоло=younge помолч=silent,quiet,stop поморщ=wrinkl,frown помоч=help,assist помощ=help,using,assist,helper,aid помощн=assist,helper,help,aid помутн=cloud,stir
помучи=tortur,tormen помча=rush,rac,spe помы=wash помысл=think помышл=think помя=crumpl,knead,mash пон=pon,unders,realiz понабл=observ,watch понаде=hop,rel понадо=need понеде=monda понерв=nervou,worr
понес=incur,carr,bear,wear,bring,suffer понесе=carr,bear,wear,bring пониж=lower,reduc понижа=lower,reduc пониже=lower,reduc понизи=lower,reduc поникн=droop понима=insigh,unders,realiz понома=sexton
поноси=carr,bear,wear,bring понош=carr,bear,wear,bring поноше=carr,bear,wear,bring понрав=lik,pleas понури=hang понюха=smell,sniff поня=grasp,unders,realiz понял=unders,realiz
понят=concep,notion,unders,realiz понятн=clear пообед=din,lunch,dinner пообещ=promis пообща=commun,talk поора=yell,shout поохот=hunt поочер=turn,altern поощре=encour поощри=encour,reward
поощря=encour,reward попа=get,hit,fall попад=get,hit,fall попада=get,hit,fall попаде=get,hit,fall попал=get,hit,fall попас=hit,get,fall попе=sing,sang,sung попере=acros поперх=chok поперч=pepper
попече=car,truste попечи=truste,car попи=drink,drank,drunk поплав=swim,swam,sail,float поплак=cry,weep,wept поплы=swim,swam,sail,float попол=half попола=half пополз=crawl,creep
пополн=replen,top,add,fat,weight поправ=adjust,amend,amendm,correc,recove попрак=practi поприв=welcom,greet попроб=try,tast попрос=ask,reques попрош=ask,reques попрощ=goodby,farewe попуга=parrot
популя=popula попуте=travel попыта=try,attemp попытк=attemp,try попыто=attemp попяти=back пор=someti,tim,sinc порабо=work,run,operat порад=pleas,glad,rejoic,deligh пораж=strik,amaz,hit
поража=strik,amaz,hit пораже=defeat,strik,amaz,hit порази=strik,amaz,hit поразм=think,reflec порани=wound,injur порва=torn,tear,tor,break пореж=cut,slic,stab,chop пореза=cut,slic,stab,chop
пореко=recomm порица=blam поровн=equal порог=thresh,rapid пород=bre,rock породи=genera,giv порож=genera,giv порожд=genera,giv порок=vic поросе=piglet порох=gunpow,powder порохо=gunpow,powder
порочн=viciou,vic порошк=powder порошо=powder порт=harbor,harbou,port,spoil,ruin,damag,corrup,listen,fre порта=portal портал=portal порти=spoil,ruin,damag,corrup портит=spoil,ruin,damag,corrup
портн=tailor,dressm портни=dressm,tailor портов=port,harbou портр=portra портре=portra португ=portug портфе=portfo,briefc поруби=chop порубл=chop поруга=scold,swear поруча=instru,entrus,assign
поруче=instru,entrus,assign поручи=entrus,guaran,instru,assign поруши=collap,fell порха=flutte порц=portio,serv порч=spoil,ruin,damag,corrup порчен=spoil,ruin,damag,corrup поршен=piston порыба=fish
порыв=gust,impuls порядк=order порядо=order,routin пос=sow,crop посад=plant,land,seat посади=plant,land,seat посадк=land,plant,board посадо=plant,land,board посаж=plant,land,seat
посаже=plant,land,seat посвет=shin,shon,glow посвеч=shin,shon,glow посвят=dedica,devot посвящ=dedica,devot посев=sow,crop посевн=sow,crop поседе=gra поселе=settle,villag посели=settl
поселк=settle,villag посело=villag,settle поселя=settl посет=visit,attend посети=visit,visito,attend посещ=visit,attend посеща=attend,visit посеще=visit,visito,attend посея=sow,crop посиде=sit,sat
поскак=gallop,jump поскол=becaus,sinc,slip,slid посл=after,afterw,ambass,embass посла=send,sent послан=messag,epistl,send,sent
послед=consec,conseq,consis,final,implic,last,late,latest,recent,sequen,subseq,follow послеж=follow,watch,monito послес=afterw послов=prover,say послуж=serv послуш=listen,hear,obe,novic,obedie
послыш=hear,heard посме=dar посмея=laugh посмот=look,watch,see,view посо=ambass,embass пособ=benefi пособи=help пособл=help посове=advis,recomm,consul посол=ambass,salt,pickl,embass посоли=salt,pickl
посоль=embass,ambass пососа=suck посох=staff посочу=sympat поспа=sleep,slept,asleep поспе=ripen поспев=ripen поспее=ripen поспеш=hurr,rush поспор=argu,disput,bet посрам=sham посред=broker,using,via
поссор=quarre пост=fast,lent,post,lenten постав=put,set,suppli,supp,vendor,delive,stag постан=decre,resolv,resolu постар=try,age,old постел=bed,cover,spread,lay,bedd постеп=gradua
пости=fast,post,lenten,lent постиг=compre,befall постир=wash,eras,delet,wip постич=compre,befall постн=post,fast,lenten,lent постор=unrela,strang,outsid,avoid,shun
постоя=consta,perman,persis,stead,lodger,guest,stand,stood постра=suffer,injur,victim постри=cut,trim постро=build,constr,built поступ=act,action,deed,enter,receiv постуч=knock
посуд=dish,crocke,tablew,war посудн=dish,crocke,tablew,war посули=promis посчит=count,consid,think,read посыла=send,sent посылк=parcel,packag посып=pour,sprink посыпа=sprink,pour,fall
пот=afterw,becaus,sweat,then,later,theref потака=indulg потанц=danc потащи=drag,pull поте=sweat потеет=sweat потемн=dark,darken потенц=potent потер=los,loss потере=rub,grat
потерп=fail,tolera,suffer,bear потеря=los,lost потесн=push потеч=flow,leak потеша=mock потн=sweat поток=stream,thread,flow потолк=ceil,talk потоло=ceil потолс=fat потом=afterw,then,later
потомк=descen,offspr потомо=descen,offspr потомс=offspr,descen потону=sink,sank,drown,heat потоп=flood потопи=sink,sank,drown,heat потопл=sink,sank,drown,heat поторо=hurr,rush потрат=spend,spent,wast
потрач=spend,spent,wast потреб=consum,need,requir,demand потрев=worr,distur,alarm потрен=train,practi потреп=pat,fra потрог=touch потрош=gut потруд=work,labor потряс=stunn,shock,shak,shook
потупи=blunt,lower потупл=blunt,lower потуск=dim,fad потуши=exting,put,repa,stew,simmer потяну=pull,stretc,draw поужин=din,dinner,supper поухаж=car поучас=partic похва=prais похвал=prais
похвас=boast,brag похити=abduct,kidnap,steal похич=steal,kidnap похиче=steal,kidnap похищ=kidnap,steal похища=kidnap,steal похище=kidnap,steal похлоп=clap,slam похо=lust поход=campai,hik,resemb,lik
походи=resemb,lik,walk,attend походн=campai,hik похож=simila,resemb,lik,alik,walk,attend похоло=cold похоро=buri,funera,bur похуде=weight,los,thin поцара=scratc поцел=kis поцелу=kis
поч=almost,honor,honour,near,why,honora,rest почв=ground,soil почвен=soil,ground почерк=handwr,hand почерн=blacke,black почерп=scoop,draw почеса=scratc,comb,itch почет=honor,honour,honora
почетн=honora,honour почечн=kidne,bud почи=rest почини=fix,repair,mend починк=repair,mend почист=clean,clear почита=honour,honor,read почищ=clean,clear почище=clean,clear почк=bud,kidne
почт=mail,post,postma,postal,offic,honor почтал=postma,mail,post,postal,offic почтам=mail,post,postma,postal,offic почти=honor почтов=postal,mail,post,postma,offic почтят=honor почувс=feel,felt
почуди=seem пош=going,went,com,walk,send,sent пошали=naught пошатн=stagge поше=going,went,com,walk пошеве=mov,stir пошел=going,went,com,walk пошл=send,sent пошлет=send,sent пошлин=dut,toll,fee,tax
пошуме=nois пошути=jok пошуч=jok пошуче=jok пощади=spar пощаж=spar пощечи=slap пощупа=feel поэз=poetr,poet,poem поэксп=experi поэм=poem,poetr,poet поэт=poet,theref,becaus,poetr,poem
поэтич=poetic,poetr,poet,poem пою=sing,sang,sung поют=sing,song,sang,sung поющ=sing,sang,sung появ=appear,emerg появи=appear,emerg,got появле=appear появля=appear,emerg пояс=belt,zon,waist
поясн=belt,waist,zon поясне=explan поясни=explai,clarif поясня=explai,clarif прав=eligib,law,permis,right,rul,govern,edit,legal правд=tru,truth правди=truth,tru правдо=plausi правед=righte
прави=edit,govern,regul,rul,steer правил=correc,right,rul правит=govern,ruler,board,reign,rul,edit правк=revisi,edit правл=rul,govern,edit правле=board,ruler,govern,reign,rul,edit
правну=grands,grandd,great правов=legal,right,law правом=entitl,quorum правоп=spell правос=justic правят=rul,govern,edit праздн=celebr,feast,festiv,holida,idl практи=practi прах=ash,dust прачеч=laundr
прачк=laundr пребыв=sojour превал=prevai превзо=surpas,exce превос=superb,surpas,exce,superi превра=turn,transf,becom превыс=exce превыш=exce прегра=barrie,obstac,block,bar преда=betra,indulg
предав=indulg,betra предае=betra предан=devoti,legend,tradit,devot,loyal,betra предас=betra предат=traito,betray предва=prelim,prior,advanc,preced предве=foresh,porten предвз=bia предви=antici,forese
предвк=antici преде=limit предел=beyond,limit,utmost,within предзн=omen предис=forewo,prefac предк=ancest предла=offer,sugges,propos предло=offer,propos,senten,sugges предм=item,object,subjec
предме=item,object,subjec предна=intend,design предок=ancest предоп=prepay,advanc,predet предос=grant,precau,provid,giv,warn,cautio предот=preven,avert предох=fus предпи=prescr,order
предпо=alleg,assum,assump,prefer,suppos,sugges,prefac предпр=busine,enterp,previe,undert,ventur,tak,entrep,compan предра=prejud предре=predic,predet предсе=chair,chairm,chairp,presid предск=predic
предст=agent,forthc,imagin,introd,repres,spokes,unveil,presen,perfor,notion,appear,lie предуп=warn,preven предус=provid,forese,envisa предчу=sens предше=predec,preced предъя=presen,show предыд=previo
прежд=befor,foremo,former прежде=premat прежн=former,previo,prior,befor,old презен=presen презер=condom презид=presid презир=despis преиму=advant,main прекло=bow,admir
прекра=beauti,fin,love,stop,termin,wonder,ceas прелес=charm прелом=refrac прельс=tempt прельщ=tempt прем=award,bonu,premiu,priz премье=minist,premie прен=debat пренеб=disreg,neglec,ignor
преобл=domina,prevai преобр=conver,transf преодо=overco препар=drug препод=taught,teach,teache,lectur,presen препят=obstac,obstru,preven,hinder прер=prairi,interr,break прерв=interr,break
прерва=break,interr прерве=interr,break пресек=suppre,stop пресеч=suppre,stop пресле=haras,persec,pursu,pursui,haunt пресмы=grovel пресс=pres пресс-=spokes прести=presti престо=thron
престу=crim,crimin,offenc,break претво=implem претен=claim,app претер=underg преуве=exagge преумн=multip преусп=succe прецед=preced
при=admiss,haven,intak,recept,refug,shelte,techni,receiv,method,orphan приб=nail,surf,arriv прибав=add,increa,rais прибег=resort,run прибеж=resort,run,refug приби=nail прибир=tid
прибли=approa,approx,near,about,rough прибор=applia,devic,instru,cutler прибра=tid прибуд=arriv прибы=arriv,com прибыл=profit,arriv прибыт=arriva,arriv прив=hello,greet,regard,vaccin,graft,instil
прива=halt,rest привал=halt,rest приват=privac,privat приве=lead,bring,result,caus,cit привед=lead,bring,result,caus,cit привез=bring,brough привел=lead,bring,result,caus,cit привер=commit
привес=bring,lead,result,caus,cit привет=greet,hello,regard,welcom приви=vaccin,graft,instil привив=vaccin привид=ghost,dream привил=privil привит=vaccin,graft,instil
привле=attrac,entail,lead,involv,draw привне=bring,introd привно=bring,introd привод=bring,driv,lead,result,caus,cit привож=bring,brough,lead,result,caus,cit привоз=bring,brough
привык=accust,habit,used привыч=accust,habit привяж=tie,bind,attach привяз=tie,bind,attach,leash,tether пригла=invit приглу=muffl,mut пригля=look,lik пригну=bend пригов=condem,senten,verdic
пригод=useful,suit,fit,suitab пригор=suburb,burn пригот=prepar,cook,train пригре=warm пригро=threat прид=com,cam,arriv,hav,must прида=giv,attach,add придав=giv,attach,add,pres придае=giv,attach,add
придан=dowr придас=giv,attach,add придви=mov придел=attach придер=adher,hold,follow придет=com,cam,arriv придир=fault,nitpic придра=fault,nitpic придум=invent,think придут=com,cam,arriv
приед=com,arriv приеде=com,arriv приезд=arriva,arriv приезж=arriv,com,visito,newcom прием=admiss,intak,recept,techni,receiv,method приемн=recept,receiv,method приес=tir приеха=arriv,com приж=root
прижа=pres прижи=root прижим=pres прижм=pres прижме=pres приз=priz,call,urg призва=call,voc,urg призем=land призм=prism призна=acknow,admit,attrib,confes,indic,sign,featur,recogn призов=call,urg
призра=ghost,phanto,spectr призыв=appeal,call,draft прий=com,cam,arriv,hav,must прик=chain,rivet прикаж=order,comman приказ=clerk,comman,order,shop,assist,bailif прикар=feed прикас=touch
прикид=estima,preten прикин=estima,preten прикла=appli,butt,app,attach прикле=glu,stick,past приклю=advent,happen прико=moor,jok приков=chain,rivet прикол=moor,jok прикон=kill,finish прикор=feed
прикос=touch прикр=cover,shut прикре=attach,fasten,mount прикри=shout прикро=cover,shut прикру=screw прикры=cover,shut прикур=light прикус=bit прикуш=bit прилав=counte,stall прилаг=attach,app
прилас=cares прилет=arriv,fly прилеч=lie,lay,lain,bed прили=rush прилив=tidal,tid прилип=stick,stuck прилич=decent прилож=append,applic,attach,enclos,supple,app,annex
прим=accept,tak,receiv,adopt,begin,set приман=bait примен=applic,appli,app,use,using пример=approx,exampl,instan,about,rough,try примет=omen,supers,sign,notic,accept,tak,receiv,adopt
примеч=endnot,not,notic,footno,notabl,remark примир=reconc,accept,peac примит=primit примкн=join,adjoin примон=mount,instal,edit,assemb примор=seasid,primor,handl примос=perch примус=stov
примча=rush,rac,spe примык=join,adjoin прин=accept,tak,receiv,adopt принад=belong,access принар=dres принес=bring,fetch,brough приниж=belitt приниз=belitt приник=cling
приним=accept,tak,receiv,adopt,begin,set принос=bring,brough принош=bring,brough принте=printe принуд=forc,compel принуж=forc,compel принц=princ принце=prince принци=princi
приня=accept,adopt,enact,tak,receiv,begin,set принял=accept,tak,receiv,adopt принят=adopti,accept,tak,receiv,adopt приобр=acquir,acquis,purcha,buy,gain приобщ=introd,join приори=priori
приост=suspen,paus приотк=open прип=choru,refrai припар=park припас=stor,suppl припая=solder припев=choru,refrai припис=attrib припл=sail,swim приплы=sail,swim припод=lift припом=recall
припра=season,spic припря=hid,hidden прирав=equat прирас=grow прирев=jealou прирез=cut природ=natura,natur,wildli прирос=increa,growth прируч=tam присва=assign,award,approp присво=assign,award,approp
присед=sit,sat,set присес=sit,sat,set присла=send,sent присло=lean прислу=listen,serv присма=look присмо=look присни=dream присов=add присое=join,attach,connec,annex приспо=adapt,adapti,adjust
приста=pester,stick,put,clos,intent,pier,wharf,land присте=fasten,buckl пристр=attach,build,addict,extens,annex присту=proce,begin,start присты=sham,asham присуд=award присуж=award
присут=attend,presen присущ=inhere присыл=send,sent присяг=oath,sworn,jur,swear присяж=jur,sworn,oath притаи=hid притащ=drag,pull притво=preten притес=oppres притих=quiet приток=influx,tribut,inflow
притол=lintel притор=brak,slow притра=touch притро=touch притч=parabl притяг=attrac притяз=claim притян=attrac приуме=unders приумн=multip,bre приуны=despai приуро=tim приуча=train,accust
приучи=train,accust прихва=grab прихло=slam приход=com,parish,cam,arriv,hav,must,arriva прихож=parish,com,cam,arriv,arriva,hall,hallwa прихор=preen прице=sight,aim прицел=sight,aim
прицеп=traile,hook,attach прич=moreov прича=dock,pier,wharf,berth,moor,qua причал=dock,pier,wharf,berth,moor,qua причас=commun,partic причем=moreov причес=scratc,comb,itch,hairst
причин=caus,reason,inflic причис=rank причит=due,lament причуд=bizarr,fanc приш=com,cam,arriv,hav,must,send,sent,sew прише=com,cam,arriv пришел=com,cam,arriv приши=sew пришл=send,sent пришле=send,sent
прищур=squint приют=haven,refug,shelte,orphan приюти=shelte приюч=shelte приюче=shelte прияте=friend приятн=enjoya,nic,pleasa про=open проана=analyz,analys,examin
проб=sampl,tast,test,try,trial,punch,break пробе=gap,spac пробег=mileag,run пробеж=run пробел=gap,spac пробер=sneak проби=punch,break пробир=sneak,part,tub пробк=cork,jam,plug,stoppe пробле=issu
пробн=sampl,test,trial пробол=blab пробор=mutter,mumbl,part,tub пробра=sneak пробу=try,tast пробуд=wak,awaken,wok,rous,awak,sta пробуе=try,tast пробуж=wak,awaken,wok,rous,awak пробур=drill,bor,grumbl
пробы=sta пробь=punch,break пробье=punch,break прова=failur,collap провал=failur,collap,fail,fall провар=boil прове=hold,conduc,spend провед=visit,hold,conduc,spend провез=carr,driv,transp
провел=hold,conduc,spend провер=audit,check,checke,inspec,review,scruti,test,verifi,verif провес=spend,hold,conduc провет=ventil,air провин=provin,guilt провис=sag
провод=conduc,wir,hold,spend,guid,accomp,see провож=carr,driv,transp,hold,conduc,spend,guid,escort,accomp,see провоз=procla,carr,driv,transp провол=wir провон=stink провор=grumbl,growl провоц=provok
прогиб=sag,bend прогла=swallo прогло=swallo прогля=overlo прогна=driv,chas прогни=rot прогно=foreca,predic прогну=sag,bend прогов=speak,say прогол=starv,hungr,vot прогон=driv,chas,run
програ=curric,progra,softwa прогре=progre,thunde,rattl,warm,heat прогры=gnaw прогул=walk,stroll прода=sell,sold продав=sell,seller,vendor,sold,salesm,sal,shop,assist продае=sell,sold
продаж=sal,sell,seller,salesm,shop,assist продан=sell,sold продас=sell,sold продви=advanc,promot продег=tast продез=disinf продем=demons,show продик=dictat продле=extens,extend,last,contin
продли=extend,prolon,renew,extens,last,contin продов=provis,food,produc продол=contin,last,proce,extend продро=chill,cold проду=blow продуб=duplic,dub продув=blow продук=produc,food,provis
продум=think проед=driv,pas проеде=driv,pas проезд=passag,far,travel проезж=driv,pas проект=design,projec проем=open проеха=driv,pas проец=design,projec прож=liv прожар=fry прожев=chew
прожек=spotli,search прожи=liv прожив=reside,liv прожил=liv проз=pros прозва=nickna,call прозве=ring прозви=nickna прозву=sound прозев=mis прозра=transp,clear прозре=see прозяб=vegeta проигн=ignor
проигр=los,lost,pla,player произв=arbitr,deriva,deriv,manufa,perfor,produc,mak произн=pronou,spell,say,utter произо=happen,occur,occurr,tak,plac,origin произр=grow проилл=illust проинд=index
проинс=inspec,instru,brief проинф=inform происх=deriv,happen,occur,origin,tak,plac происш=incide,accide прой=pas,underg,walk,comple пройд=pas,underg,walk,comple пройде=pas,underg,walk,comple
прок=rental,hir проказ=lepros прокал=pierc прокат=rental,hir,rid прокип=boil прокис=sour прокла=gasket,lay,pav прокли=swear,swor,curs прокля=curs,swear,swor прокол=pierc проком=commen
прокон=consul,advis,contro,monito,superv прокор=feed прокра=sneak прокре=lend,credit прокру=scroll,strip,band,lan,pag прокур=prosec прол=shed,spill пролег=lie,run пролез=climb пролет=fly
пролеч=lie,run проли=spill,pour,shed,rain пролив=strait пролис=flip пролит=shed,spill пролож=lay,pav проль=shed,spill пролье=shed,spill пром=rins,wash промаз=mis промар=mark,label промах=mis
промед=dela промеж=gap,interm,interv,span промел=flash,flicke промен=exchan промис=promis промо=rins,wash промое=rins,wash промок=wet,soak,blot,blott,paper промол=silent,quiet,stop,say
промча=rush,rac,spe промы=rins,wash промыс=trad,craft,fisher промыш=indust,trad,hunt пронес=carr пронж=pierc пронже=pierc пронза=pierc пронзи=pierc проник=penetr,enter,imbu прониц=shrewd пронос=carr
пронош=carr пронум=number проопе=operat пропа=disapp,vanish,mis пропав=lost пропаг=propag,promot пропад=disapp,mis пропаж=los пропал=disapp,vanish,weed,mis пропас=abys,disapp,vanish,mis
пропе=sing,sang,sung пропис=capita,upperc,prescr,regist пропит=soak,impreg пропл=swim,swam,sail,float проплы=swim,swam,sail,float пропов=preach,sermon пропол=rins,weed,crawl
пропус=bandwi,ignor,mis,omit,skip,pas,gap,omissi пропущ=mis,skip,pas пропыл=vacuum прор=break,burst прораб=work прорас=sprout,germin прорв=break,burst прорва=break,burst проред=thin прореж=thin
прорез=cut прорек=advert проржа=rust пророк=prophe пророс=sprout,germin проруб=cut,hol прорыв=breakt прос=millet,ask,reques,forgiv,forgav просв=gap,cleara
просве=enligh,gap,cleara,shin,educat,educ,drill просе=sift просел=road,track просея=sift проси=ask,beg,reques просид=sit,sat просит=ask,reques проска=slip,scan проско=slip просла=glorif,famou
просле=follow,should,trac,cry прослу=listen,hear,obe просма=view,brows просмо=view,brows просн=wak,wok,awak просну=awak,wak,wok просох=dry проспа=oversl проспе=avenu просро=overdu
прост=eas,mer,mere,plain,simpl,simp,sorr,forgiv,forgav проста=stand,idl просте=steril прости=forgiv,goodby,farewe,stretc,extend,forgav просто=simpli,stand,idl,moan,groan,spac,spacio
простр=spac,spatia,shoot просту=cold,appear просты=sheet просум=sum просун=push просущ=exist просчи=calcul просып=wak,wok,awak,spill просьб=reques просян=millet просят=ask,reques протал=push
протар=ram протас=drag протащ=drag протеж=patron протек=flow,leak протер=wip,rub протес=protes,test протеч=flow,leak против=agains,confli,oppone,oppos,opposi,otherw,bak,sheet,tra,enem,counte,contra
протир=wip,rub проткн=pierc проток=duct,minut,protoc,record,log,ledger протол=push протоп=trampl протот=protot протр=wip,rub протру=trumpe протык=pierc протяг=stretc,extend,reach протяж=dur,throug
протян=stretc,extend,reach профес=occupa,profes профил=profil,filter профин=financ,fund профсо=union прохла=cool,cooler,coolne проход=aisl,pas,passag,underg,walk,comple
прохож=pas,underg,walk,comple,passer прохри=wheez процве=prospe,flouri процед=proced,strain процеж=strain процен=intere,percen,cent процес=proces процит=quot,cit проч=other,read проче=read прочел=read
прочер=dash прочес=read,comb прочи=predic прочит=read,availa прочн=durabl,robust,streng,strong прочно=streng,durabl,strong прочт=read прочте=read прош=pas,underg,walk,comple,ask,reques,stitch,flash
прошаг=walk,step,strid проше=pas,underg,walk,comple прошед=pas,underg,walk,comple прошел=pas,underg,walk,comple прошен=petiti,ask,reques прошеп=whispe проши=stitch,flash прошип=his прошл=past,last
прощ=easier,forgiv,forgav,simpl,simp,eas,easies проща=forgiv,goodby,farewe,forgav прощал=farewe,goodby прощан=farewe,goodby прощен=pardon,forgiv,forgav прояви=develo,show,manife,displa
проявл=manife,show,displa проясн=clarif пруд=pond пружин=spr прут=twig,rod,bar пруток=rod,twig,bar прыга=jump,leap прыгае=jump,leap прыгн=jump,leap прыгне=jump,leap прыгну=jump,leap прыжок=jump,leap
пряж=yarn,spinn,wheel пряжк=buckl прялк=yarn,spinn,wheel прям=direct,outrig,roman,straig,uprigh прямоу=rectan прян=spic пряник=ginger прянич=ginger прянос=spic пряс=spin,spun прята=hid,hidden
прях=yarn,spinn,wheel пряч=hid,hidden прячет=hid,hidden псал=psalm псалом=psalm пси=omega,psi психик=mind психол=psycho псы=dog птенец=bird,poultr,chick птиц=bird,poultr,chick птич=bird,poultr,chick
птичк=bird,poultr,chick публик=audien,public,publis пуга=fright,scar,afraid пугает=fright,scar,afraid пугови=button пуд=pood пудинг=pudd пузыр=bladde,bubbl пул=bullet,machin,gun
пулем=bullet,machin,gun пулеме=bullet,machin,gun пульс=puls пункт=claus,item,point,paragr пупок=navel пус=let пуска=let,start пускае=let,start пуст=blank,empt,null,let,start,emptin,void,wastel
пусте=empt пусти=let,start пустит=let,start пустос=talk пустот=void,emptin,empt,wastel пустош=heath,emptin,void,empt,wastel пустын=desert пустяк=trifl пут=path,pathwa,track,way,rout пута=confus,tangl
путает=confus,tangl путани=confus,muddl путев=way,path,rout путево=guid,guideb путеше=journe,travel,voyag путник=travel пух=down,fluff пухов=down,fluff пушист=fluff пушк=cannon,gun пушкин=pushki
пушнин=fur пущ=let,start пущен=let,start пущенн=let,start пхенья=pyongy пче=bee,beekee пчел=bee,beekee пчелин=bee,beekee пчелов=beekee,bee пшен=millet пшениц=wheat пшенич=wheat пшенн=millet пыл=dust
пыла=blaz пылает=blaz пылесо=vacuum пыли=dust пыльн=dust пыльц=pollen пыта=attemp,try,tortur пытает=tortur пытк=tortur пьедес=podium пьес=pla,piec пьет=drink,drank,drunk пью=drink,drank,drunk
пьют=drink,drank,drunk пьян=drunk,drunka пьяне=drunk пьяниц=drunka,drunk пьянст=drunka,drunk пюр=pure,mash пят=fifth,fiv,heel пяти=back пятк=heel пятн=spot,stain пятнад=fiftee пятниц=frida пятьде=fift
раб=slav,slaver работ=job,work,worker работа=operat,run,work,runn работн=employ,work,job,worker работо=employ рабоч=labor,labour,worker,workfo,work,job рабств=slaver,slav раввин=rabbi
равенс=equali,equal равн=equal,equali равнин=plain равнов=balanc,equili равнод=equino равня=equal,level раг=stew рад=glad,rejoic,sak,pleas,deligh радар=radar ради=radio радика=radica радиоа=radioa
радиус=radiu радос=joy,glad радост=glad,joy раду=pleas,glad,rejoic,deligh радуг=rainbo радует=pleas,glad,rejoic,deligh раж=strik раженн=strik раз=onc,tim,again разб=broken,break,smash,split,defeat
разбав=dilut разбег=run,analys,scatte разбеж=scatte разбер=open,disass,unders,pars,sort разби=break,shatte,smash,split,defeat разбир=analys,disass,unders,pars,sort
разбит=broken,break,smash,split,defeat разбло=unlock разбог=rich разбой=robber,bandit разбол=ach разбом=bomb разбор=run,analys,legibl разбра=scatte разбро=scatte разбуд=wak,awaken,wok,rous
разбуж=wak,awaken,wok,rous разбух=swell разв=develo,evolv,real развал=ruin,collap развар=boil,soft разве=bre,dilut,divorc,light развев=flutte,dispel
развед=breed,intell,scout,explor,bre,dilut,divorc,light развел=bre,dilut,divorc,light развен=debunk развер=deplo,expand,unfold,turn развес=amus,fun,cheer,hang,hung,bre,dilut,divorc,light развет=branch
развеш=hang,hung развея=flutte,dispel разви=develo,evolv развив=develo,evolv развит=develo,evolv развле=amusem,entert,amus,fun развод=divorc,bre,dilut,light развож=bre,dilut,divorc,light
развор=deplo,expand,unfold,turn,spread развяз=unti,unleas,end,interc разгад=solv,unrave разгиб=straig разгла=smooth,disclo разгля=see,examin разгне=angr разгов=conver,talk,speak разгон=disper,accele
разгор=flar разгра=rob,loot,plunde,distin,delimi разгро=defeat,smash разгру=unload разгул=stroll,clear разда=distri,sound раздав=crush,distri,sound раздае=distri,sound раздас=distri,sound
раздви=spread разде=partit,sectio,undres,strip раздев=undres,strip раздел=divid,partit,sectio,separ,split,shar,separa,cut раздор=discor раздра=annoy,frustr,irrita,anno раздро=crush,split разду=inflat
раздув=inflat раздум=ponder разева=open разжа=unclen разжев=chew разжег=kindl,light разжеч=kindl,light разжиг=kindl,light разжим=unclen рази=strik разину=open разл=rift,spill,pour,bottl
разлаг=decomp,spread разлет=scatte разлеч=sprawl разли=spill,pour,bottl разлив=flood,spill различ=differ,distin,variou разлож=decomp,spread,stitch разлом=rift,break разлуч=separa разлюб=lov
разм=scop,span,blur,erod размах=scop,span,wav,swing размен=chang,exchan,swap,shift размер=dimens,siz размес=plac,locat,post,accomm размет=mark,markup размеч=mark размеш=stir,mix,hinder,preven,distur
размещ=accomm,placem,plac,locat,post размин=min,crumpl,knead,mash размно=multip,bre размор=defros,thaw размы=blur,erod размыс=think,reflec размыт=blur размыш=medit,reflec,though,think
размя=crumpl,knead,mash размяг=soften разн=differ,variou,vary разнес=spread разни=differ разниц=differ разног=disagr разноо=divers,variet разнос=spread,differ разноч=varian,read разнош=spread
разобл=expos разобр=pars,disass,unders,sort разобь=break,smash,split,defeat разогн=straig,disper,accele разогр=heat,warm,prehea разозл=angr,anger,anno разой=disper,diverg,differ,part
разойд=disper,diverg,differ,part разоль=spill,pour,bottl разомк=open разорв=burst,rip,tear,tor,break разори=ruin,bankru разору=disarm разоря=ruin,bankru разосл=send разоча=disapp
разош=disper,diverg,differ,part разоше=disper,diverg,differ,part разр=tear,tor,break разраб=develo,design разраж=break,burst разраз=break,burst разрас=grow,expand разрез=cut,slic,stab,chop,sectio
разреш=allow,cleara,permis,permit,resolu,resolv,solv,let,anyth разрис=paint разров=level разруб=cut разруг=quarre разрум=flush разруш=destro,destru,ruin,collap разры=dig,dug разрыв=gap,break,ruptur
разрыд=sob,tear разрых=loosen разряд=catego,discha разряж=discha разу=sho разува=sho разуве=los разузн=find,inquir разум=mind,reason разуме=unders,cours разумн=ration,reason,sensib,mind разуч=learn
разучи=learn разъ=jack,connec разъед=discon,separa разъез=sid,depart,travel разъем=jack,connec разъех=travel разъяс=explai,clarif разыгр=pla,prank разыск=search,seek,look,sought,find рай=heaven,paradi
район=area,boroug,distri райск=paradi рак=cancer,crayfi ракет=missil,rocket ракови=shell,sink рам=fram рамк=border,fram ран=ear,injur,wound,earlie ранг=rank ранен=wound,injur ранец=satche,backpa
ранж=rank рани=hurt,injur,wound ранн=ear,earlie ранч=ranch раньш=befor,ear,earlie рас=grow,rac,grew,rais раска=repent раскал=prick,stab,split,chop,heat,hot раскап=dig,excava раскат=roll
раскач=rock,pump,downlo,swing,shak раская=repent расква=quarte раскид=scatte,spread раскин=scatte,spread раскла=decomp,spread,bow раскле=post раскол=prick,stab,split,chop раскоп=dig,excava,excav
раскр=reveal,disclo,open раскра=paint,dye,color,colour,red раскре=libera раскри=critic раскро=cut,patter,crumbl,chop,reveal,disclo,open раскру=spin,promot раскры=disclo,expos,reveal,uncove,open
раскуп=buy раскус=bit раскуш=bit расов=racial расп=drink,crucif распа=disint,break распад=deca,collap,disint,break распак=unpack,extrac распар=parall,pars,rip распас=disint,break распах=open
распев=sing распеч=print,typ,publis распи=drink распил=saw распин=crucif распис=receip,schedu,timeta,paint,sign распл=blur распла=melt,plan,schedu,pay расплы=blur
распол=arrang,layout,locat,plac,dispos,fat,weight распор=dispos,order,rip,instru распра=spread,straig распре=alloca,alloc,distri распро=common,preval,prolif,spread,widesp,sell,distri,extend,goodby
распус=dissol,bloom распут=untang распущ=dissol,bloom распыл=spra распя=crucif распят=crucif рассад=seedli,seat,plant рассаж=seat,plant рассас=dissol рассв=dawn,sunris,daybre рассве=dawn,sunris,daybre
рассви=furiou рассе=scatte,dispel рассек=declas,cut рассер=angr рассеч=cut рассея=absent,scatte,dispel расска=narrat,stor,tal,tell,told рассла=relax рассле=invest рассло=strati
рассма=consid,examin,review рассме=laugh,amus рассмо=consid,examin,review рассо=brin,pickl рассол=brin,pickl рассор=quarre расспр=ask,questi рассре=disper расста=part,arrang,plac рассте=unbutt,spread
рассти=spread рассто=distan расстр=disord,upset,shoot,execut рассуд=reason,judg,argu,mind рассуж=reason,judg,argu рассчи=calcul,count,rel,design рассыл=newsle,send рассып=spill,scatte,crumbl
раст=grow,grew,rais растап=melt растая=melt,thaw раство=dissol,mortar,soluti,solven растек=spread растен=plant,vegeta растер=los,lost,rub,grind,tormen,tear растет=grow,grew,rais растеч=spread
расти=grow,grew,grown,rais растир=rub,grind растит=veget,plant,vegeta,grow,grew,rais растол=crush,pound,fat растоп=melt,trampl растор=termin растра=spend,spent,wast растре=crack растут=grow,grew,rais
растущ=grow,grew,rais растяг=stretc растяж=stretc растян=stretc растят=grow,grew,rais расхаж=walk,pac расхва=prais расход=expend,expens,usag,disper,diverg,differ,part,consum расхож=differ расхох=laugh
расцв=bloom,heyda расцве=bloom,blosso,flower,heyda расцен=regard расч=calcul,settle расчер=draw расчес=comb,scratc,itch расчет=calcul,settle расчис=clear расчищ=clear расчле=dismem расшат=loosen
расши=embroi расшир=expand,extend,extens,widen расшиф=encryp,cipher,transc,decod расщел=cleft,crevic расщеп=split рат=advoca ратифи=ratif рату=advoca ратует=advoca рац=radio рацион=ration
ращ=grow,grew,grown,rais ращенн=grow,grew,grown,rais рва=tear,torn,tor,break,striv рвен=eager рвет=tear,tor,break рвут=tear,tor,break рвы=ditch,moat реабил=rehabi реаг=react,respon реагир=react,respon
реакто=reacto реакц=reacti реализ=implem,realiz,sell ребенк=child ребено=bab,child,kid,childr ребр=rib,edg ребят=fellow,child,kid,childr ребяче=childi рев=roar,cry реве=roar,cry ревен=rhubar
ревет=roar,cry ревиз=revisi ревн=jealou ревнив=jealou ревнос=jealou ревну=jealou ревнуе=jealou револю=revolu регион=region регист=regist,record,cas реглам=regula регул=regula,adjust
регули=regula,adjust регуля=regula редакт=edit,editor редакц=revisi,editor,editio редис=radish редиск=radish редк=rar,rare,scarc,seldom,uncomm редкос=rarit редьк=radish реестр=regist
реж=cut,mod,regim,slic,stab,chop,cutt режет=cut,slic,stab,chop режим=mod,regim режисс=direct режут=cut,slic,stab,chop рез=sharpn,pain реза=carv,cut,slic,stab,chop резви=frolic,pla резерв=backup
резец=cutter,carver,carv,thread резин=rubber резинк=gum резино=rubber резк=abrupt,harsh,sharp,stark резкос=sharpn,pain резн=slaugh,cutter,carver,carv,thread резолю=resolu резона=resona резуль=result
резчик=cutter,carver,carv,thread резьб=carv,cutter,carver,thread резюм=summar рейн=rhin рейс=flight,voyag,trip рейсов=flight,voyag,trip рейтин=rat рек=river реквиз=requis реклам=advert,public
рекоме=recomm реконс=recons рекорд=record ректор=rector рекурс=recurs рел=rela религ=religi религи=religi релиз=releas рельс=rail ремен=belt,strap ремес=craft,trad,artisa,crafts
ремесл=craft,trad,artisa,crafts ремн=belt,strap ремонт=overha,renov,repair,fix,mend рендер=render реорга=reorga реп=turnip репет=rehear репети=rehear,tutor репози=reposi репорт=report репрес=repres
репута=reput рескри=rescri ресниц=eyelas респуб=republ рестав=restor рестор=restau ресурс=resour рефакт=refact рефере=refere реформ=reform реценз=review рецепт=prescr,recip реч=speak,speech
речев=speech речк=river речн=river реш=decid,solv реша=decid,solv решаем=decid,solv решает=decid,solv решающ=crucia решен=decid,judgme,soluti,solv,decisi решенн=resolv решет=siev
решетк=grid,grill,grat,lattic,bar решетч=grat,lattic,grid,bar реши=decid,resolv,solv,decisi,soluti решил=decid,solv решит=decid,solv решите=resolu,decisi ржа=neigh,laugh ржав=rust ржаве=rust
ржавчи=rust ржан=rye ржи=rye риа=novost,ria рим=rom,roman римлян=roman,rom римск=roman,rom,numera рис=draw,paint,ric,drew,drawn,figur,pictur риск=risk,fix,safe рискну=risk рисков=risk риску=risk
рискуе=risk рисов=ric рисова=draw,figur,pictur рису=draw,drew,drawn,paint рисует=draw,drew,drawn,paint рисунк=draw,figur,pictur рисуно=artwor,draw,fig,figur,pictur ритм=rhythm ритори=rhetor риф=reef
рифм=rhym робе=shy,timid робк=shy робот=robot ров=ditch,trench,moat ровесн=peer,age ровн=exact,peer,even,flat рог=horn,antler рогат=horn,antler рогов=horn,antler
род=genu,kind,gender,fami,clan,birth,born,bear роди=born,birth,bear родин=homela,nativ родит=born,birth,bear родите=parent родн=nativ,homela,own,relati,kin родник=spr родов=kind,gender,fami,clan,birth
родств=relati,kin роет=dig,dug рож=rye,mug,born,birth,bear рожа=born,birth,bear рожает=born,birth,bear рожда=born,birth,bear рожден=birth,birthd,born,bear рождес=christ роз=ros,pink розда=distri,sound
роздал=distri,sound розетк=socket,outlet розниц=retail рознич=retail розов=pink,ros розыск=search рой=swarm роков=fatal рол=rol,part роман=novel,romanc романи=noveli романт=romant ромашк=dais,camomi
роня=crash,drop роняет=drop ропот=murmur ропта=murmur рос=dew,grow,grew,rais роскош=gorgeo,luxuri,luxur росп=paint,mural роспис=paint,mural росс=russia россий=russia
рост=growth,height,increa,ris,sprout ростк=growth,height,sprout росток=growth,height,sprout рот=mouth,compan рощ=grov роют=dig,dug роял=piano рта=mouth рту=mercur,mouth руб=chop,cut рубано=plan
рубах=shirt рубашк=shirt рубеж=fronti,lin рубец=scar руби=chop,cut,fell рубин=rub рубит=chop,cut рубк=fell рубл=roubl,rubl,chop,cut рублен=chop,cut рубрик=head,column,sectio руга=scold,swear
руд=ore,min рудник=min,ore руж=gun,shotgu,rifl руин=ruin рук=arm,hand,pen,handl,manual рукав=sleev рукави=mitten руково=guidan,guid,guidel,handbo,lead,manual,superv,tutori,leader,head,manage,manag
рукоп=manusc рукопи=manusc,edit рукоят=crank рул=rudder,steer,helmsm,wheel,helm рулев=helmsm,wheel,rudder,helm рули=steer рулит=steer рулон=roll румян=roug,blush,rudd,golden,ros
румяне=blush,rudd,golden румяни=brown рус=cours,bed,channe русск=russia русско=russia рухну=collap,crash,fell руч=brook,creek,stream руча=guaran ручк=handl,pen,hand,arm,manual
ручн=handma,manual,tam,hand,arm,pen,handl руш=collap,fell руши=collap,fell рыб=fish рыбак=fisher,fish рыбалк=fish,fisher рыбачи=fish рыбк=fish рыбн=fish рыбол=fisher,fish рыболо=fish,fisher рывок=jerk
рыда=weep,sob рыдает=sob рыдан=sob рыжик=saffro,milk,cap рынк=market рынок=market рыночн=market рыс=lynx,trot рыска=prowl рыт=dig,dug рыхл=loos рыхли=loosen рыцар=knight рыцарс=knight рыч=growl
рыча=growl рычаг=lever,levera рычит=growl рыщ=prowl рыщет=prowl рюкзак=backpa,rucksa рюмк=glas,shot ряб=rippl рябин=rowan рябино=rowan рябчик=rippl ряд=besid,near,row,sequen,ser,number,next,nearb
ряди=dres рядом=besid,near,next,nearb ряж=dres ряженн=dres ряс=cassoc сабот=sabota сабота=sabota саван=shroud сад=garden,orchar,sit,sat,set сади=sit,sat,set садов=garden,orchar садовн=garden,orchar
садок=tank саж=soot,sit,sat,set сажа=plant,land,seat,garden,orchar сажает=plant,land,seat сажают=plant,land,seat сайт=sit,websit сал=bacon,lard,lettuc,salad,fat салат=lettuc,salad салон=salon
салфет=napkin сам=bigges,himsel,inde,itself,most,myself,oursel,sam,self,themse,thereb,ver самец=mal,femal самим=self самк=mal,femal саммит=summit самова=samova самого=moonsh
самол=aeropl,airpla,plan,aircra самоле=aeropl,airpla,plan,aircra самом=inde самом-=actual самопр=sponta саморо=nugget самост=indepe,own самоуб=suicid самоут=assert самоуч=self,taught самоцв=gem
самым=thereb сан=sledg,sleigh,sled сандр=sandra санк=sled,sledg,sleigh санкц=sancti санкци=sancti,author сантим=centim сапог=boot,shoema,cobble сапожн=cobble,boot,shoema сара=barn,shed
сарайч=shed,barn сарказ=sarcas сатир=satir сафар=safari сахар=sugar сахарн=sugar сбалан=balanc сбега=escap,run сбеж=escap,run сбежа=escap,run сбежит=escap,run сбереж=sav,protec,car,keep,spar
сбереч=sav,protec,car,keep,spar сби=knock,shoot,whip сбива=knock,shoot,whip сбира=shav сбит=knock,shoot,whip сближ=bring,closer сближа=bring,closer сближе=bring,closer сблизи=bring,closer
сбо=crash,failur сбои=glitch,fail сбок=sid сбор=fee,toll,collec,gather сборк=assemb,build сборни=anthol,collec,gather сборщи=collec,gather,harves сбр=shav сбрас=reset,drop,dump сбри=shav
сброс=reset,dump,drop сброси=reset,drop,dump сброш=reset,drop,dump сброше=reset,drop,dump сбрызг=sprink,drizzl сбрызн=sprink,drizzl сбуд=tru сбы=tru,sell сбыва=tru,sell свадеб=wedd свадьб=wedd
свал=dump,fall свали=dump,fall свалк=dump свар=cook,boil,brew,weld свари=cook,boil,brew,weld сварн=weld све=reduc,bring свед=reduc,bring сведен=inform,data,detail,reduc,bring сведет=reduc,bring
свеж=fresh,freshn свежес=freshn,fresh свек=beet,beetro свекол=beet,beetro свекор=mother свекро=mother свел=reduc,bring свер=drill свербе=itch сверг=overth сверга=overth свергн=overth
сверен=step,declar свери=check,verif,compar сверк=step сверка=sparkl,flash,glitte сверкн=sparkl,flash,glitte сверл=drill сверли=bor,drill сверн=turn,roll,collap,curl сверну=turn,roll,collap,curl
сверст=peer,layout,typese сверт=turn,roll,collap,curl сверто=parcel,bundl сверх=abov сверху=overti сверчо=cricke сверши=accomp,happen сверя=check,verif,never свес=minimi,reduc,bring свеси=hang
свет=light,sunlig,lamp,world,shin,shon,glow свети=glow,shin,shon светил=light,lamp,world светит=shin,shon,glow светл=bright,light,lamp,world,lighte светле=shin,shon,glow светоф=traffi,light
светск=secula светят=shin,shon,glow свеч=candl,shin,shon,glow свечен=shin,shon,glow свечк=candl свечн=candl свечни=chandl свеш=hang свешен=hang сви=wind,curl,twist свидан=dat,goodby,meet
свидет=certif,eviden,testif,testim,witnes,indica свин=pig,pork,swin свинец=lead свинин=pork,pig,swin свинцо=lead свиреп=fierc,rag свиса=hang свисну=hang свист=whistl,boo свисте=whistl,boo
свисти=whistl,boo свистн=whistl,boo свисто=whistl свит=suit,scroll свитер=sweate свиток=scroll,suit сво=own,your свобод=fre,freedo,libert,loos,loose,vacant,listen свод=vault,reduc,bring,cod,arch,blend
своди=reduc,bring сводк=summar,report своево=wilful своевр=time,tim свож=reduc,bring своих=own свойст=featur,proper,typica,peculi,qualit свор=steal,stol,stolen сворач=turn,roll,collap,curl свыкну=used
свыш=over,abov свяж=knit,tie,contac,connec,associ,link,relat свяжет=knit,tie связ=bond,connec,rel,contac,associ,link,relat,bunch связа=associ,bind,tie,knit,contac,connec,link,relat
связан=relat,bound,contac,connec,associ,link,tied связк=bundl,connec,link,bond,bunch связн=cohere свят=hol,saint,shrin святил=sanctu святын=shrin,saint,hol священ=hol,priest,sacr сгенер=genera
сгиб=fold сгиба=bend,bent,curv сгину=perish,vanish сглади=smooth сглаж=smooth сглаже=smooth сгни=rot,deca сгнил=rot,deca сговор=conspi сгоди=suit,useful,fit сгора=burn,burnt,fir,light
сгорби=hunch,stoop сгоре=burn,burnt,fir,light сгорел=burn,burnt,fir,light сгреба=rak,row сгрес=rak,row сгружа=unload сгрупп=group сгусти=thicke сгущ=thicke сгуща=thicke сгущен=thicke
сда=surren,rent,pas,hand,deposi сдабр=flavor,season сдава=hand,rent,surren,pas сдави=squeez сдавл=squeez сдавле=squeez сдает=rent,surren,pas,hand сдан=rent,surren,pas,hand сдаст=rent,surren,pas,hand
сдач=chang,delive сдвиг=shift сдвига=shift,mov сдвину=shift,mov сдела=don,mak,did,mad,becom сделае=did,don,mak,mad сделан=don,did,mak,mad сделк=deal,transa сдерж=restra,keep,contai
сдержа=restra,keep,contai сдержи=restra,keep,contai сдира=strip сдобри=flavor,season сдохну=die сдружи=friend сду=blow сдува=blow сеанс=sessio себ=himsel,itself,myself,onesel,oursel,self,themse
себест=cost сев=sow север=north,northe северн=north,northe северо=northe,northw сегмен=segmen сегодн=toda сегрег=segreg сед=gre,saddl седе=gra седьм=sevent сеет=sow сезон=season сезонн=season
сейчас=now секр=secret секрет=secret сектор=sector секунд=second секц=sectio сел=sit,villag,sat,set,rural селедк=herr сели=settl селитр=saltpe сельд=herr сельск=agricu,rural,villag сельча=villag,rural
сем=fami,seed,seven семафо=signal семейн=fami семейс=fami семен=seed семест=semest семечк=seed семина=semina сен=hay,senat,entran,passag,haymak,haylof,kim,sung сенат=senat сенато=senato
сенова=hay,haymak,haylof сеноко=hay,haymak,haylof сентяб=septem сер=gra,gre,ser,sulfur,sulphu серв=serv сервер=server сервир=serv сервис=servic серд=angr сердеч=heart серди=angr сердит=angr
сердц=heart сердце=heartb серебр=silver середи=centr,middl серж=angr сержан=sergea сериал=serial серийн=serial серн=sulphu,sulfur серп=sickl сертиф=certif серьг=earr серьез=seriou сес=sit,sat,set
сесс=sessio сестер=sister,nurs сестр=nurs,sister сет=net,networ,web,mesh,grid сетев=networ,net,mesh,grid сетк=grid,networ,net,mesh сеттер=setter сеу=seoul сеул=seoul сеч=cut сеют=sow сея=sow
сеялк=seeder сжа=compre,shrink,squeez,pres,shak,reap сжали=pit сжат=compre,squeez,shrink сжег=burn,burnt сжеч=burn,burnt сжига=burn,burnt сжима=compre,squeez,shrink сзад=behind сибир=siberi
сибирс=siberi сигар=cigar сигаре=cigare сигна=signal сигнал=signal сид=sit,sat сиде=sit,sat сиден=seat сидит=sit,sat сидр=cider сидят=sit,sat сидящ=sit,sat сиж=sit,sat сил=forc,power,streng
сильн=heavi,intens,strong,forc,streng,power симво=charac,symbol символ=charac,symbol симпат=sympat симпоз=sympos симпсо=simpso симпт=sympto симпто=sympto симул=simula,feign симфон=sympho син=blu
синдр=syndro синдро=syndro синев=blu синиц=tit,titmou синтак=syntax синтет=synthe синхро=synchr,sync синяк=bruis сирен=lilac сирене=lilac сироп=syrup сирот=orphan систем=system сит=siev ситуац=situ
сия=shin,shon сияет=shin,shon сиян=glow сияют=shin,shon ска=cliff,rock скаж=say,said,speak,spok,talk,tell,told скажет=say,said,speak,spok,talk,tell,told скажут=say,said,speak,spok,talk,tell,told
сказа=say,speak,tell,said,spok,talk,told сказал=say,said,speak,spok,talk,tell,told сказан=say,said,speak,spok,talk,tell,told сказк=fair,tal сказоч=fair,tal,fabulo скака=gallop,jump скакну=gallop,jump
скал=rock,cliff скали=bar,grin скалис=rock,cliff скалк=roll,pin скам=bench скамей=bench скан=scan сканд=chant сканда=scanda сканер=scanne скапл=sav,accumu скат=slop скатер=tablec
скати=rid,roll,ski,skat скач=rid,roll,ski,skat,rock,pump,downlo,swing,shak,gallop,jump скача=downlo,upload,load,rock,pump,swing,shak,clon скачен=rid,roll,ski,skat скачет=gallop,jump скачут=gallop,jump
скважи=well,boreho сквер=squar,garden скверн=nast сквож=draft сквоже=draft сквоз=throug сквози=draft сквозн=draugh скворе=starl скворц=starl скел=skelet скелет=skelet скепти=scepti,skepti скидк=discou
скисну=sour склад=depot,wareho,stor,fold,add,put,develo складк=fold,pleat складн=fold,pleat складс=wareho,stor склады=fold,add,put,develo скле=glu,stick,past склеи=glu,stick,past склеп=crypt,vault
склон=slop,clon склоне=inclin,bow,persua склони=inclin,bow,persua склонн=tend склоня=inclin,bow,persua скоб=brac,stapl,bracke скобк=bracke,parent,stapl сковор=pan,fry скольж=slip,slid
скольз=slid,slip,slippe скольк=how,man скоман=comman скомби=combin скомка=crumpl скомпе=compen,offset скомпи=compil скомпо=arrang,compos,link сконве=conver,transf сконст=design,constr
сконце=concen,focu сконча=die скоорд=coordi скоп=cop скопи=sav,accumu скопл=sav,accumu скопле=cluste,sav,accumu скор=ambula,like,quick,rather,soon,spe,fast скорб=mourn скорбе=mourn скорби=mourn
скорлу=shell,eggshe скорос=rat,spe,veloci,fast скорот=whil скорре=adjust,correc скоси=mow скот=cattl,livest скотин=cattl,livest скотн=cattl,livest скотов=cattl,livest скош=mow скошен=mow
скр=concea,hid,hidden скреб=scrap скребе=scrap скрепи=fasten скрепк=paper,clip скрепл=fasten скрес=scrap скрест=cros скрещ=cros скреще=cros скрип=creak скрипа=violin,fiddl скрипе=creak скрипи=creak
скрипк=fiddl,violin скрипн=creak скрипт=script скро=hid,hidden,concea скроет=hid,hidden,concea скромн=humbl,modest скрути=twist,turn,spin скруч=twist,turn,spin скруче=twist,turn,spin
скры=concea,hid,hidden скрыва=hid,hidden,concea скрыт=hidden,hid,concea скук=bor,boredo скули=whimpe скульп=sculpt скуп=sting скупа=buy скупи=buy,sting скупл=buy скупле=buy скупос=sting скуча=mis,bor
скучае=mis,bor скучи=crowd скучн=dull,tediou,boredo,bor сла=send,sent слаб=faint,weak,weaker,weakne слабе=weaken,loosen слаби=weaken,loosen слабл=weaken,loosen слабле=weaken,loosen слабос=weakne,weak
слав=fam,glor,famou,prais слави=famou,prais славл=famou,prais славле=famou,prais славн=glorio,glor,fam славян=slavic сладк=sweet,sweetn сладос=sweet,sweetn сланец=shal,slat сле=merg,drain
слев=left,right слегк=slight след=follow,trac,track,should,footpr,watch,monito следи=follow,monito,watch следит=follow,watch,monito следов=invest,theref следст=conseq,invest следу=follow,ought,should
следуе=follow,ought,should следую=follow,next,should следят=follow,watch,monito слеж=follow,watch,monito слежен=follow,watch,monito слежк=survei слез=tear,climb,get,off слеза=climb,get,off
слезет=climb,get,off слеп=blind слепи=sculpt,mold,model слепл=sculpt,mold,model слепле=sculpt,mold,model слепну=blind,dazzl слесар=locksm,fitter,mechan слета=fly слете=fly слеч=ill сли=merg,drain,pour
слив=drain,plum слива=drain,pour,merg сливк=cream,butter сливоч=cream,butter слинк=link слипа=stick,stuck слипну=stick,stuck слит=merg,drain слиток=ingot слишк=too слишко=too
слиян=fusion,merg,merger,pull сло=layer слов=accord,word словам=accord словар=dictio,vocabu,glossa словес=verbal,word слови=catch словл=catch словле=catch слог=syllab слоен=layer
слож=fold,add,put,develo сложен=additi,fold,add,put,develo сложи=fold,add,put,develo,flip сложит=fold,add,put,develo сложн=comple,compli,elabor,intric,sophis,diffic сложно=comple,diffic,compli
слома=break,brok,broken сломае=break,brok,broken сломан=broken,break,brok слон=elepha слонов=elepha слоня=wander слуг=servan,maid служ=serv служан=maid,servan служат=serv
служащ=clerk,servic,employ,serv служб=servic,employ,serv служеб=servic,employ,serv служи=serv,servic,employ служит=serv слукав=sly слух=rumor,rumour,hear слухов=hear,rumour случ=happen,occur
случа=accide,cas,chanc,happen,incide,occasi,occur случай=casual,random,accide,chanc случи=happen,occur,occurr слуша=hear,listen,obe слушае=listen,hear,obe слушан=listen,hear слушат=audien,listen,hear
слушаю=listen,hear,obe слы=known слыв=known слывет=known слыха=hear,heard слыш=hear,heard слыша=hear,heard слышат=hear,heard слышит=hear,heard слышн=hear сляж=ill сляжет=ill
смаз=smear,spread,greas,lubric смаза=smear,spread,greas,lubric смазк=greas смак=savor смаку=savor смакуе=savor смартф=smartp смасте=mak,craft смач=wet,soak,moiste сме=dar,laugh,mixtur,mix,blend
смеет=dar смежи=clos смежн=adjace смекну=realiz смел=bold,brav,courag смелос=brav,bold,courag смен=shift,chang смени=chang,exchan,swap,shift сменн=shift,chang сменя=chang,exchan,swap,shift
смер=death,deceas,mortal смерде=stink смерка=dark смерте=dead,fatal смертн=mortal,death смес=sweep,mixtur,mix,blend смести=shift,displa смет=estima,budget смета=sweep сметан=cream,sour
смех=laugh,laught,funn смеш=stir,mix,hinder,preven,distur,laugh,amus смеша=mix,stir,hinder,preven,distur смешан=stir,mix,hinder,preven,distur смеши=laugh,amus смешит=laugh,amus
смешн=funn,ridicu,laught,laugh смещ=shift,displa смеща=shift,displa смещен=offset,shift,displa смея=laugh,laught,funn смирен=humili смири=reconc,accept,peac,humbl смиря=humbl
смо=pitch,resin,tar,wash,flush смог=can,could,may,might,abl смогут=can,could,may,might,abl смодел=model,simula смоет=wash,flush смож=can,could,may,might,abl сможет=can,could,may,might,abl
смолкн=silent,quiet,stop смоло=grind,ground,mill смолян=resin,tar,pitch смонт=mount,instal,edit,assemb смород=curran смота=wind смотр=look,watch,see,view,review,inspec смотре=look,star,watch,see,view
смотри=careta,keeper,look,watch,see,view,warden смотря=look,watch,see,view смоч=can,could,may,might,abl смочи=wet,soak,moiste смугл=swarth,turmoi смут=swarth,turmoi смути=embarr,confus смутн=vagu
смущ=embarr,confus смуща=embarr,confus смущен=embarr,confus смы=flush,wash смыва=wash,flush смыка=clos смыс=mean,sens смысл=mean,sens смысло=mean,sens смя=crumpl,knead,mash смягча=soften,mitiga
смягчи=soften,mitiga сна=sleep,dream снабди=suppli,supp,provid снабж=supp,provid снабжа=supp,provid снабже=equipp,supp,provid снаруж=outsid снаряд=shell,equipm,equip снаряж=shell,equipm,equip
снас=tackl,rigg снача=first снег=snow,snowfa снегоп=snow,snowfa снежн=snow,snowfa снес=demoli,pull,lay снесен=demoli,pull,lay снесет=demoli,pull,lay снетк=smelt снеток=smelt сни=dream
сниж=reduc,lower,decrea,declin снижа=descen,reduc,lower,decrea,declin снижен=reduct,reduc,lower,decrea,declin снизи=descen,lower,reduc,decrea,declin сним=remov,tak,film,shoot,rent,withdr
снима=remov,tak,film,shoot,rent,withdr,off снимет=remov,tak,film,shoot,rent,withdr снимк=photog,pictur,snapsh снимок=photog,pictur,snapsh сниска=gain снит=dream снов=again снова=scurr сноп=sheaf
снос=demoli,pull,lay сноси=demoli,pull,lay,tolera сноск=footno,not снош=demoli,pull,lay,tolera сношен=demoli,pull,lay,tolera,rel сну=scurr снует=scurr сны=sleep,dream
сня=remov,withdr,tak,film,shoot,rent,off снял=remov,tak,film,shoot,rent,withdr снят=remov,tak,film,shoot,rent,withdr соб=himsel,themse собак=dog собач=dog собачк=dog собер=collec,gather,assemb,going
собере=collec,gather,assemb,going собесе=interl собира=collec,gather,harves,intend,assemb,going,meet,built соблаз=tempt,seduc соблюд=abid,comp,observ,follow,strict соблюс=observ,comp,follow
соболе=condol собор=cathed,counci соборн=cathed,counci собра=assemb,build,collec,gather,going собрал=collec,gather,assemb,going собран=assemb,collec,meet,gather,going,built
собств=own,owners,proper,owner событ=event собь=knock,shoot,whip собьет=knock,shoot,whip сов=advic,board,counci,counse,owl,tip,advise сова=stick,put,thrust,shov,pok
соверш=commit,entire,perfec,comple,quit,improv,mak,perfor совес=consci совет=advic,advis,board,consul,counci,counse,recomm,tip,advise советн=advise,advic,counci,tip советс=soviet
совету=advis,recomm,consul совеща=confer совлад=owner совмес=collab,compat,joint,combin,togeth совмещ=combin совок=dustpa совоку=aggreg,combin совпа=coinci,match совпад=coinci,match,overla
совпал=coinci,match совпас=coinci,match совр=lie,lied совра=lie,lied соврем=contem,modern соврет=lie,lied совс=altoge,quit,entire совсем=altoge,quit,entire совь=wind,curl,twist совьет=wind,curl,twist
соглас=accord,agre,consen,agreem,coordi,approv соглаш=agre,agreem,conven согн=bend,bent,curv согнет=bend,bent,curv согну=bent,bend,curv согре=heat,warm согрев=heat,warm согреш=sin сод=soda
содейс=promot,assist содерж=contai,conten,hold,mainta содра=strip содрог=shudde содруж=common соедин=compou,connec,join,juncti,unit,stat,link сожале=regret,sorr,unfort,pit,spar сожг=burn,burnt
сожгут=burn,burnt сожж=burn,burnt сожжен=burn,burnt сожжет=burn,burnt сожм=compre,squeez,shrink сожмет=compre,squeez,shrink сожра=devour,eat соз=conven,call созва=conven,call созван=conven,call
созвон=call,phon,ring,rang созда=creat,genera,mak,establ создав=creat,mak,establ создае=creat,mak,establ создан=cre,creato,creat,mak,establ создас=creat,mak,establ создат=creato,maker,cre
созерц=contem созида=creat созна=realiz,confes сознав=awar,realiz,confes сознан=consci сознат=consci созов=conven,call созове=conven,call созре=matur,ripen созрев=ripen,matur,rip созрее=ripen,matur
созыв=convoc соизво=deign сой=descen,get,meet,agre,conver сойд=descen,get,meet,agre,conver сойдет=descen,get сок=juic соко=falcon сокол=falcon сократ=cut,reduc,shorte
сокращ=reduct,reduc,cut,shorte,abbrev сокров=treasu сокруш=crush,smash сокры=hid,hidden,concea сол=salt,pickl солга=lie,lied солд=soldie солдат=soldie солен=pickl,salt солж=lie,lied солжет=lie,lied
соли=pickl,salt солида=solida солит=salt,pickl солнеч=solar,sun,sunlig,sunn солнц=sun,sunshi,sunn,solar солов=nighti солод=malt солодо=malt солом=straw,thatch соломе=straw соломи=straw солонк=salt
соль=merg,drain сомкну=clos сомнев=doubt,hesita сомнен=doubt сомнит=doubtf сон=dream,sleep сонн=sleep,dream сообра=think,figur сообщ=togeth сообща=report,inform,tell
сообще=commun,messag,report,inform,tell сообщи=announ,inform,say,messag,report,tell,bug сооруд=build,constr сооруж=constr,facili,build соотве=accord,corres,approp,match,meet,counte соотеч=compat
соотне=relat,correl соотно=correl,relat сопе=sniffl сопере=empath соперн=rival,rivalr,compet сопост=compar,match,align соприк=touch,contac сопров=accomp,escort,mainta сопрот=resist сопряг=coupl,pair
сопряж=coupl,pair сопряч=coupl,pair сопутс=accomp соразм=propor сорв=tear,pick,disrup сорва=tear,pick,disrup сорван=tear,pick,disrup сорвет=tear,pick,disrup соревн=compet сорняк=weed сорок=fort,magpi
сорочк=shirt сорт=sort,variet,grad сортир=sort сос=suck соса=suck сосед=neighb соседк=neighb соседн=adjace,neighb,next соседс=neighb сосет=suck соскре=scrap соскуч=mis,bor сосла=exil,refer сослан=exil
сослуж=collea сосн=pin соснов=pin сосок=nippl сосред=concen,focu состав=compil,compou,ingred,compos,staff,train,mak,consti,draw состар=age,old состо=consis,tak,held состои=consis
состоя=condit,consis,fortun,stat,statu,tak,held состри=jok состря=cook состык=dock состяз=contes,compet сосуд=vessel сосуль=icicl сосуще=coexis сосчит=count,consid,think,read сотвор=creat
сотка=weav,wov сотн=hundr,hundre сотр=wash,eras,delet,wip сотрет=wash,eras,delet,wip сотруд=collab,cooper,employ,collea,work сотряс=shak соус=sauc,grav соучас=accomp сох=plough сохну=dry
сохран=keep,preser,retain,retent,sav,stor социал=social социол=sociol соч=consid,count,think,read сочета=combin,match сочи=ooz сочине=essa,work,compos,writ сочини=compos,writ сочиня=compos,writ
сочн=juic сочт=consid,count,think,read сочтет=consid,count,think,read сочувс=empath,sympat сош=descen,get,meet,agre,conver соше=descen,get сошел=descen,get сошь=sew,stitch сошьет=sew,stitch
союз=allian,conjun,union,all союзн=union,all,allian союзни=all,union,allian спа=asleep,sleep,slept спад=declin,recess спада=fall спал=sleep,slept,asleep спали=burn спальн=bedroo спам=spam
спас=rescu,sav,fall,rescue,salv спаса=rescu,sav спасат=rescue,rescu,sav,salv спасен=rescu,salv,sav,rescue спасет=sav,rescu спасиб=thank спасит=savior,saviou спассе=saut спая=solder
спе=sing,sang,sung,ripen,arroga спекта=show,perfor,pla спектр=spectr спекул=specul спел=rip сперв=first спец=spic специа=specia,expert спеш=hurr,rush,dismou спешат=hurr,rush
спеши=hurr,rush,dismou,hast спешит=hurr,rush спешк=hast,hurr,rush спи=sleep,slept,asleep спин=back спирал=spiral спирт=alcoho,spirit спиртн=liquor,alcoho,spirit спис=writ,cop списа=writ,cop
списан=writ,cop списк=list список=list,roster спит=sleep,slept,asleep спиц=spok,needl спичк=match спл=sleep,slept,asleep сплав=allo,raft сплави=allo сплавл=allo сплавн=allo,raft сплан=plan сплач=unit
сплес=braid,weav сплетн=gossip сплоти=unit сплоч=unit сплоче=unit сплюну=spit сплющи=flatte спляса=danc спо=sing,sang,sung споет=sing,sang,sung спокои=calm,sooth спокой=calm,quiet,peac спонс=sponso
спор=argume,debat,disput,spor,argu,bet спори=argu,disput,bet спорит=argu,disput,bet спорт=sport спортс=sports спорят=argu,disput,bet способ=abilit,abl,capabl,method,way,promot,contri,facili
споткн=stumbl,trip спотык=stumbl,trip спохва=rememb справ=right,cop,handl,manag справе=equit,fair,just,justic справи=cop,handl,manag справк=refere,certif,direct справл=cop,handl,manag
справо=handbo,refere,certif,direct спраш=ask спраши=ask спринт=sprint спрово=provok спрогн=predic,foreca спроек=design,projec спроец=projec спрос=demand,ask спроси=ask,inquir,reques спрош=ask,reques
спроше=ask,reques спрыг=jump спрыгн=jump спрята=hid,hidden спугну=scar,startl спуск=descen,slop спуска=descen,lower спуст=later спусти=descen,lower спута=confus,tangl спутни=satell,compan
спущ=descen,lower спущен=descen,lower спят=sleep,slept,asleep срабат=work,run,operat сработ=work,run,operat,trigge сравн=compar сравне=compar сравни=compar сравня=equal,level сраж=strik
сража=fight,strik,fought,battl сражен=battl,strik сраз=immedi,onc срази=strik,fight,fought,battl срасти=join сращ=join сращен=join сред=amid,among,enviro,habita,midst,wednes средиз=medite
средн=averag,medium средне=mediev средст=mean,remed,tool,fund среж=cut срез=cut среза=cut срис=cop сродни=clos сродст=affini срок=deadli,period,term,dat,urgent
срочн=emerge,urgent,term,deadli,period,dat сруб=fram,log сруба=cut сруби=chop,cut срубл=chop,cut срубле=chop,cut срыва=tear,pick,disrup ссор=quarre ссори=quarre ссуд=loan ссуди=lend ссуж=lend
ссыла=refer,exil ссылк=exil,link,refere ссыльн=link,refere,exil ста=becom,begin,flock,becam,get,stand стабил=stabil став=put,set,delive,stag,instal стави=put,set,delive,stag ставит=put,set,delive,stag
ставк=bet,rat ставл=put,set,delive,stag ставле=put,set,delive,stag ставш=becom,becam,get,begin,stand ставят=put,set,delive,stag стад=flock,herd стадио=stadiu стаж=experi,traine,train
стажер=experi,traine стакан=glas,cup стал=becom,begin,steel,becam,get,stand сталин=stalin сталк=encoun,collid,fac,push стальн=steel стан=becom,becam,get,begin,stand станда=standa
станет=becom,becam,get,begin,stand станк=machin,pres,loom,lath станов=becom,get,becam,begin,stand станок=loom,machin,pres,lath станут=becom,becam,get,begin,stand станц=statio станце=danc станци=statio
стар=old стара=try старе=age,old старее=age,old старец=old,man,woman,elder стари=age,old старик=old,man,woman,elder старин=ancien,old,antiqu старос=old,man,woman,elder,headma старт=start старта=startu
старух=old,man,woman,elder старуш=old,man,woman,elder старш=elder,older,senior старши=elder,headma старых=old стаск=pull,steal стат=articl,claus статис=statis статич=static стату=statu статус=statu
стащи=pull,steal ство=stem,trunk,barrel ствол=stem,trunk,barrel стеб=stem,stalk стебел=stalk,stem стега=whip,quilt стегну=whip,quilt стек=glas,stack,pan стека=drain,flow стекае=drain,flow
стекло=glas,pan стекля=glas,pan стеко=glas стекол=glas стел=cover,spread,lay стелет=cover,spread,lay стели=cover,spread,lay стемне=dark,darken стен=wall стенд=stand стенк=wall стенн=wall стеног=shorth
степ=stepp степен=degre,extent степн=stepp стер=eras стере=eras,wash,delet,wip стереж=guard стереч=guard стерже=rod,cor стерил=steril стерпе=tolera,suffer,bear стерт=eras стеч=drain,flow сти=styl
стил=styl,styles,hous стилиз=styl,styliz стильн=stylis стиму=incent,stimul стимул=incent,stimul,encour стипен=schola стира=wash,eras,delet,wip,laundr стирае=wash,eras,delet,wip стирк=laundr,wash
стих=lyric,vers,poem стиха=subsid,quiet стихну=subsid,quiet стихот=poem,vers стла=cover,spread,lay сто=cost,desk,hundr,should,stand,tabl,worth,stood стог=haysta,stack стои=cost,worth стоил=cost,worth
стоимо=cost,valu,pric стоит=cost,should,stand,worth,stood стойк=rack,counte,stand сток=drain стол=desk,tabl,eat столб=column,pillar,pol,post столбе=column,pol,post столбц=pol,post,column столет=centur
столик=tabl,desk столиц=capita столич=capita столкн=clash,collis,confro,encoun,collid,fac,push столов=din,tabl,desk,cantee стольк=man,much столяр=carpen,joiner стон=moan,groan стона=moan,groan
стонет=moan,groan стоп=stack,foot,pil стопк=pil,stack,foot сторож=careta,guard,keeper,watchm,lodg,watch сторон=advoca,asid,aspect,part,sid,toward,avoid,shun,third-,outsid стошни=sick,vomit
стоя=stand,stood стоял=stand,stood стоянк=park,stop,camp стоят=stand,cost,worth стоящ=worthw,stand,stood стр=dread,fear,severe,terrib,strict,form,system страд=harves страда=suffer страж=custod,guard
стран=countr страни=pag странн=odd,strang,weird,wander,pilgri странс=wander,pilgri,travel страс=passio страст=passio страте=strate страх=dread,fear,insur,terrib страхо=insura страху=insur
страши=fear,fright страшн=terrib,fear стре=arrow,hand стреко=dragon,chirp стрел=arrow,hand стрелк=arrow,hand стрело=shoote,shoot стрель=shoot,shot,fir,shoote стреля=shoot,shot,fir
стрем=stirru,striv,seek,aspir стреми=rapid,swift,striv,seek,aspir стремл=aspir,striv стриж=swift,cut,trim стриже=cut,trim стрижк=haircu,shear стрич=cut,trim стро=build,built,constr
строг=rigoro,strict,sever строго=strict,sever строев=form,system строен=struct,build строи=build,built,constr строит=builde,constr,build,built стройн=slende строк=lin,row,str строчк=lin,row,str
строчн=lowerc,lin,row,str,small строят=build,built,constr стру=flow,stream,jet стружк=shavin,chip струи=flow,stream структ=struct струн=str струнн=str стряпа=cook стряс=shak стрях=shak стряхн=shak
сту=chair студ=studio студен=studen стук=knock стукну=knock стул=chair стуль=chair стулье=chair ступ=mortar ступа=step ступае=step ступен=step,stair,stag ступи=step ступл=step ступле=step ступн=foot
стуч=knock стуча=knock стучат=knock стучит=knock стыд=sham стыди=sham,asham стыдн=asham,sham стыж=sham,asham стык=dock стыну=cool,cold стюард=stewar,attend стяг=pull,tighte стяну=pull,tighte
суббот=saturd субсид=subsid субстр=substr субъек=subjec сувере=sovere сугроб=snowdr,drift суд=court,judg,magist,refere,trial,tribun,judici,ship,vessel судак=pik,perch судачи=gossip
судебн=court,judici,trial судейс=judg,refere суди=judg,sue судит=judg судн=boat,ship,vessel судов=ship,vessel судьб=fat,destin судят=judg суевер=supers сует=stick,put,thrust,shov,fus,bustl
суети=fus,bustl суеч=fus суечен=fus суж=judg,narrow сужа=narrow сужден=judgem,judgme суженн=narrow сузи=narrow сук=bough,branch,knot сукн=cloth,broadc суконн=cloth,broadc сул=promis сули=promis
сулит=promis султан=sultan суме=abl,manag,can,know сумеет=can,abl,know сумел=can,abl,know сумерк=twilig,dusk сумк=bag,handba сумм=amount,sum,hash сумочк=handba,bag сумрач=gloom сундук=chest,trunk
суну=stick,put,thrust,shov,pok сунул=stick,put,thrust,shov суп=soup суперо=jacket супруг=spous,husban,wif суров=harsh,sever,severe,stern сурок=marmot сустав=joint сут=essenc сутк=day,hour,dai
суток=day суточн=day,hour,dai сух=dry суч=bough,branch,knot сучок=bough,branch,knot суш=land,dry сушат=dry сушен=dry,dri суши=dry,dri сушит=dry сушк=dry,dri
сущест=creatu,essent,exist,existe,noun,substa,essenc,being сущнос=natur,essenc,being,existe,entit сфабри=fabric сфер=spher сфокус=focu сформ=form,shap сформу=formul сфотог=photog
схват=grab,seiz,enough,catch схвати=grasp,seiz,grab,enough,catch схватк=fight схвач=grab,seiz,enough,catch схваче=grab,seiz,enough,catch схем=chart,circui,diagra,schem схлыну=gush
сход=descen,get,gather,walk,attend сходи=descen,get,meet,agre,conver сходит=descen,get,walk,attend сходк=gather сходст=resemb,simila схож=descen,get сцен=scen,stag сценар=scenar,script,workfl
сцепи=coupl сцепл=coupl сцепле=clutch,coupl сцепля=coupl счаст=happin,lucki,luck,happ счастл=fortun,happi,happ,luck,happin сче=consid,count,think,read счел=consid,count,think,read
счес=consid,count,think,read счет=accoun,bill,count,invoic,scor,counte,meter,abacu счетчи=counte,meter,abacu счисти=scrap счит=read счита=believ,consid,count,deem,reckon,regard,think,read
считае=consid,count,think,read считаю=consid,count,think,read счищ=scrap счища=scrap счищен=scrap сша=americ сши=sew,stitch сшиба=knock сшиби=knock сшибл=knock сшибле=knock сшива=sew,stitch
съе=eat,ate,eaten съед=eat,ate,eaten съедоб=edibl съедят=eat,ate,eaten съезд=congre,exit съезди=visit съезж=visit съезжа=visit съел=eat,ate,eaten съемк=footag съемщи=tenant съес=eat,ate,eaten
съест=eat,ate,eaten съеха=visit съеш=eat,ate,eaten сыворо=whe сыгра=pla сыграе=pla сымит=imitat сымпро=improv сын=son сынов=son сынок=sonn,son сыпа=pour,sprink сыпл=pour,sprink сыплет=pour,sprink
сыр=chees,crud,damp,raw,dampne,materi сырн=chees сырос=dampne,damp,raw сыска=search,seek,look,sought,find сыт=heart,full сытн=heart,full сэконо=sav,econom сюд=her сюж=plot,storyl сюжет=plot,storyl
сюрреа=surrea сяд=sit,sat,set сядет=sit,sat,set сядут=sit,sat,set табак=tobacc,snuff табачн=tobacc,snuff табел=sheet,report таблет=pill,tablet таблиц=tabl таблич=tabl,plat,sign,label табун=herd
табур=stool табуре=stool тает=melt,thaw таз=basin,pelvi тазик=basin,pelvi таи=hid,lurk,hold тайг=taiga тайм=half таймер=timer тайн=confid,myster,secrec,secret тайфун=typhoo так=such,thu,ther так-
ка=sinc такж=also,too таким=thu таких=such такс=cab,taxi,fee,dachsh тактик=tactic тал=waist талант=talent талисм=mascot там=ther,wher таможе=custom таможн=custom танец=danc танк=tank танц=danc
танцев=danc танцор=dancer танцу=danc танцуе=danc тапк=slippe тапочк=slippe тар=contai,packag тарака=cockro тарани=ram тарато=chatte таращи=star тарелк=plat тариф=tariff,far,rat тарифи=charg
таска=drag,pull таскае=drag,pull тасс=tas тату=tattoo татуир=tattoo тачк=wheelb,barrow,earth тащ=drag,pull тащат=drag,pull тащи=drag,pull тащит=drag,pull тая=melt,thaw таят=melt,thaw твар=creatu
тверд=firm,hard,solid,repeat,insist,hardne тверде=harden тверди=repeat,insist твердо=hardne,hard,firm тверж=repeat,insist твор=creat творец=work,cre,creato твори=creat творит=creat
творог=curd,cottag,chees творож=curd,cottag,chees творче=creati,work,cre,creato творят=creat театр=theate,theatr театра=theatr тег=tag тезис=thesi тек=flow,leak текст=lyric,text тексти=textil
тексту=textur текут=flow,leak текущ=curren,flow,leak тел=bod телеви=televi телег=cart,wagon,trolle телегр=telegr тележк=cart,trolle телено=calf,veal телеск=telesc телесн=bod телефо=phon,teleph
теляти=veal,calf тем=meanti,meanwh,nevert,noneth,subjec,them,thereb,topic,mor,tag темн=dark,darkes,darkne темне=dark,darken темнее=dark,darken темниц=dungeo темнот=dark,darkne темп=pac,tempo
темпер=temper тен=shad,shadow тенден=tenden,trend теннис=tenni теор=theor теорем=theore теорет=theore теп=heat,warm,warmth тепер=now,presen тепере=now,presen тепл=warm,warmer,heat,warmth теплиц=greenh
теплов=therma теплот=heat,warmth,warm теплох=motor,ship,boat тер=tower терап=therap тере=grat,rub терем=tower терза=tormen,tear терзае=tormen,tear терк=grat,grater термин=termin,term термом=thermo
терп=tolera,suffer,bear терпе=endur,tolera,suffer,bear терпел=patien терпен=patien терпим=tolera терпит=tolera,suffer,bear терпл=tolera,suffer,bear терпят=tolera,suffer,bear террас=terrac
террит=territ террор=terror терт=rub,grat теря=los,lost теряет=los,lost тес=father,mother тесн=close,tight,crowd,cramp,narrow тесни=push теснот=crowd,tight,cramp тест=dough,pastr,test,batter
тестир=test тет=aunt тетк=aunt тетрад=notebo,signat,exerci,fold тех=sinc техник=techni,techno технич=techni технол=techno,techni теч=flow,leak течен=curren,dur,flow,cours течет=flow,leak
тещ=father,mother тигр=tiger тика=tick тимьян=thym тип=typ типичн=typica типогр=pres,printe,shop тир=dash тираж=circul,print,run,replic тис=yew тиск=vis,grip титани=titani тих=calm,pacifi,quiet,silent
тихоок=pacifi тишин=silenc,quiet тка=weav,wov ткан=cloth,fabric,textil,tissu ткач=weaver,weav ткачес=weaver,weav ткет=weav,wov ткну=pok тле=smolde тлеет=smolde тмин=carawa,cumin
товар=commod,good,freigh товари=comrad,fellow,mat,friend,partne товарн=good,commod,freigh тог=furthe,moreov тогд=then,wherea,whil,whilst тож=also,too ток=curren токен=token токсич=toxic,toxici
толк=interp,talk толка=push толкае=push толкну=push толков=interp толоч=crush,pound толп=crowd,mob толпи=crowd толст=fat,thick,thickn толсте=fat толчок=thrust толщин=thickn,thick,fat
тольк=mere,onl,sole,just том=vol,volum,tomato томат=tomato томатн=tomato томи=simmer,langui,stew томл=langui,stew томлен=langui,stew тон=ton,sink,sank,drown,heat,tint тонет=sink,sank,drown,heat
тонк=delica,fin,slende,slim,subtl,thin тонн=ton тоннел=tunnel тону=drown,sink,sank,heat тонут=sink,sank,drown,heat тоньш=thinne топ=sink,sank,drown,heat топа=stamp,stomp топи=sink,sank,drown,heat
топит=sink,sank,drown,heat топк=furnac,fuel топл=sink,sank,drown,heat топлен=sink,sank,drown,heat топлив=fuel,furnac топну=stamp,stomp топол=poplar топор=axe топорщ=bristl топта=trampl топч=trampl
топчет=trampl тор=tor торг=auctio,bargai,trad,mercha,trader,sell торгов=commer,dealer,mall,trad,trader,mercha,auctio торгу=trad,sell,bargai торгуе=trad,sell,bargai торжес=triump,solemn,celebr
тормож=brak,slow тормоз=brak,slow тормош=shak тороп=hurr,rush торопи=hurr,rush торопл=hurr,rush торт=cak торф=peat торфян=peat торч=stick торча=stick торчат=stick торчит=stick тоск=long,melanc,mis
тоску=long,mis тоскуе=long,mis тост=toast тот=sam тот-ж=sam тотчас=immedi точ=sharpe точи=sharpe точит=sharpe точк=dot,point,viewpo,period,full,stop точн=accura,exact,precis точнос=accura,exact
тошн=sick,vomit тошни=nausea,sick,vomit тошнит=sick,vomit тощ=skinn тра=spend,spent,wast трав=gras,herb трави=poison травин=gras,herb травл=poison травле=poison травм=injur,trauma травян=gras,herb
трагед=traged трагич=tragic традиц=tradit траект=trajec тракт=highwa,road,interp тракти=inn,tavern,innkee тракто=tracto тракту=interp трамб=tamp трамва=tram трансл=broadc,stream,transl трансп=transp
трансс=tran,siberi трансф=transf транше=trench трапез=meal,refect трасс=rout трат=spend,spent,wast,expens трати=spend,wast,spent тратит=spend,spent,wast траур=mourn траурн=mourn трахну=bang
трач=spend,spent,wast трачен=spend,spent,wast тре=third треб=demand,need,requir требов=claim,requir,demand требу=demand,requir,need требуе=demand,requir,need требую=demand,requir,need
тревог=alarm,anxiet тревож=anxiou,uneas,worr,alarm,anxiet,distur трезв=sober,sobrie трезво=sobrie,sober трем=plant трен=fricti,train,practi тренер=coach,traine тренир=train треп=pat,fra трепа=pat,fra
трепет=pat,fra,trembl трепещ=trembl трепл=pat,fra трепле=pat,fra треск=cod,crack,crackl треска=crack тресну=crack трет=third,rub,grat треуго=triang трех=thre трещ=crack,crackl треща=crack,crackl
трещин=crack,crackl трещит=crack,crackl три=thre,trio трибун=tribun тривиа=trivia тридца=thirt трижд=thric тринад=thirte трит=rub,grat тро=thre трога=touch трогае=touch троиц=trinit тройк=thre,troika
тройн=tripl трон=thron,touch тронет=touch трону=touch троп=path,trail тропин=path,trail тропич=tropic трос=cabl,can тростн=reed,rush,can тротуа=paveme,sidewa троф=troph труб=chimne,pip,trumpe,tub
трубач=pip,tub,trumpe,chimne труби=trumpe трубк=pip,tub,trumpe,chimne трубл=trumpe трубле=trumpe трубн=pip,tub,trumpe,chimne трубоп=pipeli труд=labor,labour,work,diffic труди=work,labor
трудн=diffic,hard,tough,labour,work трудно=proble трудов=labour,work,diffic трудящ=worker труп=corps трус=coward трусос=coward трюк=trick трюм=hold тряпиц=rag,cloth тряпк=rag,cloth
тряс=shak,shook,shock трясет=shak,shook,shock тряхну=shak туал=toilet туалет=toilet туберк=tuberc туг=tight туд=ther туж=thrash туженн=thrash тужи=griev тузи=thrash туман=fog,mist туманн=fog,mist
тундр=tundra тунец=tuna туннел=tunnel туп=blunt,dull тупи=blunt,lower тупик=deadlo,sid,dead,end тупл=blunt,lower туплен=blunt,lower тур=tour турбин=turbin турецк=turkis,turke туризм=touris
турист=touris турнир=tourna турц=turke,turkis тускл=dim тускне=dim,fad тут=her туф=sho туфл=sho туч=cloud туш=exting,put,repa,stew,carcas тушат=exting,put,repa,stew тушен=carcas,stew
туши=stew,exting,put,repa,simmer тщател=carefu,thorou тщесла=vanit тыка=pok тыкв=pumpki,squash тыквен=pumpki тыл=rear тысяч=thousa тысяче=millen тыч=pok тычет=pok тычинк=stamen тьм=dark,darkne тюк=bal
тюлен=seal тюльпа=tulip тюремн=prison,jail тюремщ=jailer тюрьм=jail,prison тявка=yap тявкну=yap тяг=crav,tracti,draugh,thrust тягос=weight,burden,heav тяготе=gravit,burden тяготи=gravit,burden
тягоч=gravit,burden тягоче=gravit,burden тяжб=lawsui тяже=hard,heav тяжел=heav,weight,burden,hard тяжес=gravit,weight,burden,heav тяжк=dir тян=pull,stretc,draw тянет=pull,stretc,draw
тяну=draw,pull,stretc тянут=pull,stretc,draw убави=reduc убавл=reduc убавле=reduc убавля=reduc убаюк=lull убаюка=lull убега=run,escap,fle убед=convin,persua,ensur,sur убеди=convin,ensur,persua,sur
убедит=compel убеж=run,escap,fle,convin,persua,ensur,sur убежа=run,escap,fle убежда=convin,persua,ensur,sur убежде=convin,persua,ensur,sur,convic,belief убежит=run,escap,fle убежищ=asylum,refug,shelte
убер=remov,clean,tid,clear уберет=remov,clean,tid,clear уби=kill,murder убива=kill,murder убивае=kill,murder убийст=assass,murder,kill убийц=murder,kill убил=kill,murder убира=remov,clean,tid,clear
убит=kill,murder ублажа=pleas уборк=clean,harves,cleane уборн=lavato,toilet уборщи=cleane,clean,harves убра=remov,clean,tid,clear убран=remov,clean,tid,clear убы=decrea убыва=decrea
убытк=loss,los,damag убыток=los,damag убь=kill,murder убьет=kill,murder уважа=respec уважае=esteem,respec уважен=respec увар=evapor,reduc увари=evapor,reduc уве=tak,lead увед=tak,lead уведет=tak,lead
уведом=notic,notifi,notif,inform увез=tak увезет=tak увеков=perpet,immort увел=tak,lead увелич=increa,enlarg,zoom увенча=crown,marr увер=assur,sur уверен=assura,certai,confid,sur,assur увери=assur,sur
уверну=dodg уверя=assur,sur увес=tak,lead увещев=admoni увид=see,saw,seen,will увиде=see,saw,seen увидев=see,saw,seen увидел=see увидит=see,saw,seen увиж=see,saw,seen увлек=fascin,keen,captiv
увлека=fascin,keen,captiv увлеч=fascin,keen,captiv увлече=enthus,hobb,passio,fascin,keen,captiv уводи=tak,lead увож=tak,lead увожен=tak увози=tak уволен=dismis,fir,resign уволи=dismis,resign,fir
увольн=dismis,fir,resign уворач=dodg увы=ala увяда=wither,fad увяза=stuck,link увязну=stuck,link увяну=wither,fad угад=gues угада=gues угадае=gues угар=fum угаса=out,fad угасан=fad угасну=out,fad
угл=corner,angl,coal,charco углеро=carbon углов=corner,angl углуби=deepen углубл=deepen,hollow,depres угна=hijack,steal угнета=oppres,depres угнете=oppres уго=angl,corner уговар=persua уговор=persua
угод=land,ground угоди=pleas угож=pleas угожда=pleas угол=angl,charco,coal,corner,ember уголов=crimin уголок=corner,angl угольн=coal,charco угольщ=coal,charco угон=hijack,steal угонит=hijack,steal
угоня=hijack,steal угор=eel угости=treat угощ=treat угоща=treat угощен=treat угр=eel угрожа=threat угроз=threat уда=succe,manag,could удава=manag,succe удален=dispos,remot,remova,deleti,delet,remov
удали=delet,remov,deleti удаля=delet,remov,deleti удар=blow,bump,hit,impact,shock,strik,strok ударен=accent,emphas,stres удари=hit,strik ударит=hit,strik ударн=blow,strik,strok ударя=hit,strik
удаст=succe,manag удач=fortun,luck,succes удачн=luck,succes удва=doubl удвои=doubl удели=pay,devot уделя=pay,devot удерж=hold,retain,keep удержа=hold,retain,keep удержи=hold,retain,keep удесят=tenfol
удешев=cheape удиви=surpri,wonder удивит=surpri,amaz удивл=surpri,wonder удивле=surpri,amaz,wonder удивля=wonder,surpri удира=run удлини=length,extend удлиня=length,extend удобн=comfor,conven
удобре=fertil удобри=fertil удобря=fertil удобст=comfor,conven удовле=satisf,meet удовол=enjoym,pleasu удоста=honor,award удосто=certif,ensur,honor,award удосуж=bother удочер=adopt удочк=rod удра=run
удруча=depres удуши=strang,chok уед=leav,left уедет=leav,left уедине=solita уедини=seclud уезд=count,distri уездн=distri,count уезжа=leav,left уеха=leav,left уехал=leav,left ужали=sting
ужас=dread,horror,terror,terrib ужаса=terrif,horrif ужасн=awful,dreadf,horrif,terrib,horror ужасну=horrif уже=alread ужи=get ужива=get ужин=dinner,supper ужина=supper,dinner,din
ужинае=din,dinner,supper узакон=legali узд=bridl узе=hub,knot,nod,bundl узел=hub,knot,nod,bundl узк=narrow,bottle узл=knot,nod,bundl,host узна=know,learn,learnt,recogn,knew,known,find,nobili,nobl
узнава=know,knew,known,learn,find,recogn,nobili,nobl узнает=know,knew,known,learn,find,recogn,nobili,nobl узник=prison узор=patter узорн=patter узре=see уйд=leav,left уйдет=leav,left
уйт=leav,quit,left укаж=specif,indica,point укажет=specif,indica,point указ=decre,indica,specif,edict,point указа=indica,specif,point,giv
указан=guidan,guidel,indic,instru,pointe,index,sign,specif,indica,point указат=index,pointe,instru,sign указыв=specif,indica,point укач=rock укача=rock уклад=lay,pack,stack уклон=bia уклони=evad
уклоня=evad уко=inject укол=inject уколо=prick,stab,split,chop укомпл=equip,staff,comple укорач=shorte укорен=root укорот=shorte укороч=shorte укоря=reproa укр=cover,coat,shelte укра=steal,stol,stolen
украд=steal,stol,stolen украде=steal,stol,stolen украин=ukrain украл=steal,stol,stolen украс=steal,stol,stolen украси=decora,adorn украш=decora,adorn украша=decora,adorn
украше=decor,jewelr,decora,adorn,orname,jewell укрепи=reinfo,streng укрепл=streng укро=shelte,cover укроет=shelte,cover укроп=dill укроти=tam укрощ=tam укроща=tam укроще=tam укрупн=enlarg
укры=cover,coat,shelte укрыт=shelte,cover уксус=vinega уксусн=vinega укус=bit,bitten укуси=bit,bitten укусит=bit,bitten укуш=bit,bitten укушен=bit,bitten улавл=catch,detect улади=settl улаж=settl
улажен=settl уле=beehiv,hiv улет=fly,leav улета=fly,leav улете=fly,leav улетит=fly,leav улетуч=evapor улеч=lie улизну=escap улик=eviden,clu улитк=snail улиц=outdoo,street уличн=street улов=catch
улови=catch,detect уловк=trick уловл=catch,detect уловле=catch,detect уложен=lay,pack,stack уложи=lay,pack,stack улучша=improv,enhanc улучше=improv,enhanc улучши=enhanc,improv улыба=smil улыбк=smil
улыбну=smil уль=hiv улюлюк=hoot умали=dimini умалч=omit,silent умаля=dimini уме=abl,can,know умеет=can,abl,know умел=skill умен=abilit,skill уменьш=decrea,reduc умер=die,dead умере=die,dead
умерен=modera умери=modera умерш=dead,deceas,die умеря=modera умести=fit умещ=fit умеща=fit умещен=fit умеют=can,abl,know умили=touch умиля=touch умира=die,dead умирае=die,dead
умн=clever,intell,smart,mind умножа=multip,bre умножи=multip,bre умоли=beg умолка=silent,quiet,stop умолкн=silent,quiet,stop умолча=defaul,omit,silent умоля=beg,plead,pra,implor умори=starv
умр=die,dead умрет=die,dead умстве=intell,mental умудри=manag умудря=manag умча=rush,rac,spe умы=mind,intell,clever,wash умыва=wash умыкну=abduct умысе=intent умысел=intent унасле=inheri унес=carr,tak
унесет=carr,tak универ=univer,stor униж=humili унижа=humili унижен=humili унизи=humili уникал=uniqu унифиц=unif уничто=destro,destru,elimin уноси=carr,tak унош=carr,tak уношен=carr,tak унц=ounc
уны=despai уныва=despai упа=fall,fell,fallen,drop упад=fall,fell,fallen,drop упадет=fall,fell,fallen,drop упак=pack,wrap упаков=pack,wrap,packag упаку=pack,wrap упакуе=pack,wrap
упал=fall,fell,fallen,drop упас=fall,fell,fallen,drop упеч=bak упи=revel упива=revel уплат=pay,paid,paymen уплати=pay,paid,paymen уплач=pay,paid,paymen уплаче=pay,paid уплотн=compac,seal уподоб=liken
упокои=rest уполно=author упомин=mentio упомни=rememb,memori упомян=mentio упор=emphas,stop упорн=stubbo,persis упорст=stubbo,persis упоряд=order употре=usag,use,consum управи=manag,contro,govern
управл=admini,board,contro,manag,manage,govern,joint упражн=exerci упразд=abolis упрек=reproa упрека=reproa упрекн=reproa упрост=simpli,simple упрочи=streng упрощ=simpli упроща=simpli упроще=simpli
упруг=elasti упряж=harnes упрям=stubbo упрями=stubbo упуска=mis упусти=overlo,mis упущ=mis упущен=mis ура=ural уравн=equali,balanc уравне=equ уравно=equali,balanc уравня=equali,balanc ураган=hurric
урал=ural уральс=ural уран=uraniu урегул=regula,adjust уреза=cut урезан=cut урн=urn,bin уровен=level,tier уровн=level уродли=ugl урожа=crop,harves,yield урожай=harves,crop урок=lesson урони=drop
урча=rumbl,purr усадеб=estat,manor усади=seat усадьб=manor,estat усаж=sit,sat,set,seat усажен=seat усва=learn,absorb усвоен=learn,absorb усвои=learn,absorb усека=trunca усерд=dilige,zeal усердс=dilige
усес=sit,sat,set усеч=trunca усечен=trunca усиде=sit усил=effort,endeav,streng,intens,reinfo усилен=streng,intens,reinfo усили=reinfo,streng,intens усколь=escap,slip ускоре=accele,spe
ускори=accele,spe ускоря=accele,spe усла=send уследи=follow,watch,monito услеж=follow,watch,monito услеже=follow,watch,monito услов=claus,condit,term услови=agre условл=agre условн=condit,term
усложн=compli услуг=favour,servic услужи=serv услыш=hear,heard услыша=hear,heard услыши=hear,heard усматр=see усмеха=grin,smil усмехн=grin,smil усмири=pacif усмиря=pacif усмотр=discre,see
усн=sleep,slept,asleep уснет=sleep,slept,asleep усну=asleep,sleep,slept усовер=improv,perfec усомни=doubt успе=manag,tim успева=tim,manag успеет=tim,manag успел=tim,manag успех=succes успешн=succes
успока=calm,sooth успоко=calm,sooth усредн=averag уст=mouth,estuar уста=tir устав=bylaw,charte,statut устава=tir устави=star уставн=charte,statut уставш=tir устает=tir устал=tir,fatigu
устало=fatigu,tir устан=tir устана=instal,set,establ устане=tir устано=establ,instal,set,setup устаре=obsole,age,old устла=cover устн=oral,verbal устойч=stabl,stead,sustai устоя=resist,stand
устра=arrang,organi,suit,settl устран=elimin,remova,remov,fix устраш=fear,fright устрем=striv,seek,aspir устриц=oyster устрое=arrang,organi,suit,settl устрои=arrang,organi,suit,settl устрой=devic
уступ=yield,giv,conced уступа=yield,giv,conced уступи=conced,yield,giv,assign,conces уступк=conces,assign,yield уступл=yield,giv,conced устыди=sham устыж=sham усугуб=aggrav усы=mousta,whiske
усынов=adopt усыпа=sleep,slept,asleep утаи=concea утвар=utensi утверд=affirm,approv,adopt,confir,claim,assert утверж=assert,claim,statem,approv,adopt,confir утека=leak утенок=duck утепли=insula
утепля=insula утере=wip утес=cliff утех=consol утеч=leak утечк=leak утеша=consol,comfor утеши=comfor,consol утилиз=dispos,recycl утилит=utilit,applic утин=duck утира=wip утихну=subsid,quiet утк=duck
утоми=tir утомл=tir утомле=tir утомля=tir утону=drown,sink,sank,heat утонче=refin утопи=sink,sank,drown,heat утопл=sink,sank,drown,heat утопле=sink,sank,drown,heat уточне=clarif,specif,refin
уточни=clarif,refin,specif уточня=clarif,specif,refin утр=morn утрамб=tamp утрат=los утрати=los,lost утрач=los,lost утраче=los,lost утренн=morn утроб=womb утрои=tripl утром=morn утюг=iron утяжел=weigh
ухаж=car ухвати=grab ухвач=grab ухваче=grab ухитри=manag ухитря=manag ухмылк=grin ухмыль=grin ухмыля=grin ухо=ear уход=car,depart,leav,left уходи=leav,left,took уходит=leav,left ухож=leav,left
ухудша=worsen,deteri ухудши=worsen,deteri уцеле=surviv уцелел=surviv участ=engage,part,partic,member участв=contri,partic участи=freque участк=plot,area,sectio участн=contri,member,partic,team
участо=plot,sit,area,sectio учат=learn,teach,taught,stud учащ=freque учаща=freque учащен=freque уче=consid,accoun учеб=stud,textbo учебн=academ,stud,textbo учебни=textbo,tutori,stud учел=consid,accoun
учен=doctri,schola,scient,teach ученик=appren,pupil,studen,discip учениц=pupil,studen,discip,appren учес=consid,accoun учет=accoun,record учетн=accoun,record учи=learn,learnt,stud,taught,teach
училищ=colleg,school учит=consid,teach,learn,taught,stud,accoun учител=teache учреди=establ,found учреж=establ,found учрежд=instit,offic,establ,found учт=consid,accoun учтен=consid,accoun,count
учтет=consid,accoun учуя=smell,sens уше=ear,leav,left ушел=leav,left уши=ear ушиби=hurt,bruis ушибл=hurt,bruis ушибле=hurt,bruis ушл=leav,left ушн=ear ущел=gorg ущеми=infrin ущемл=infrin ущемле=infrin
ущемля=infrin ущерб=damag уэльс=wal уют=comfor,cos уютн=coz,comfor,cos уязви=wound уязвим=vulner уязвл=wound уязвле=wound уязвля=wound уясни=unders фабрик=factor,mill,manufa,fabric
фабрич=factor,mill,manufa фаз=phas фай=fil файл=fil факе=torch факел=torch факт=fact фактич=actual,factua фактор=factor фактур=textur факуль=facult фальси=falsif фальц=fold фамил=surnam,nam фан=fan
фанат=fan фанер=plywoo фантаз=fantas фар=headli фарват=channe фартук=apron фарфор=porcel,china фарш=minc,fill,stuff фаршир=stuff фасад=facad,front фасол=bean фашист=fascis фаянс=faienc,earthe
феврал=februa федера=federa,feder феликс=felix фенхел=fennel ферм=farm,farmer,trus фермен=enzym фермер=farmer,farm,trus фестив=festiv фехт=fenc фея=fair фиалк=violet фигур=figur,appear физик=physic
физиол=physio физиче=physic фикс=fix,record,commit,regist филиа=affili,branch филиал=affili,branch филин=owl филосо=philos фильм=film,movi фильтр=filter фина=final финал=final финаль=final
финанс=financ,fund финиш=finish финлян=finlan,finnis финск=finnis,finlan фиолет=purpl фирм=firm фитил=wick флаг=flag флагма=flagsh флажок=checkb,tick флейт=flut флирт=flirt флор=flora флорен=floren
флот=fleet,naval,nav флотск=fleet,nav фляг=flask фляжк=flask фокус=focu фольг=foil фон=backdr,backgr фонар=lamp,lanter,torch,flashl фонари=lanter,lamp,torch,flashl фонд=fund фонтан=founta,gush
форел=trout форка=fork форкну=fork форм=form,format,mold,mould,shap,unifor формал=formal формат=format формир=form формов=form,shap,mould,unifor форму=formul формул=formul форс=forc форт=fortre
фортеп=piano форточ=window,vent форум=forum фотоап=camera фотогр=photog,photo фрагме=fragme,snippe фраз=phras,senten фракц=factio,fracti франк=franc франц=franc,french францу=franc,french
фрахт=freigh,charte фреймв=framew фреск=fresco фронт=front фрукт=fruit фужер=glas фундам=found функц=featur,functi функци=functi,operat фунт=pound фут=foot футбо=footba футбол=footba футляр=cas
фырка=snort фыркну=snort хабаро=khabar хал=rob,gown халат=rob,gown халтур=moonli хаос=chao характ=charac харбин=harbin харт=charte хат=hut хва=prais хвал=prais хвали=prais хвалит=prais
хваста=boast,brag хват=grab,seiz,enough,catch,mis хвата=lack,grab,seiz,enough,catch хватае=grab,seiz,enough,catch хвати=grab,seiz,enough,catch хватит=grab,seiz,enough,catch хватк=grip
хвач=grab,seiz,enough,catch хвачен=grab,seiz,enough,catch хво=conife,needl хвойн=conife,needl хвора=ill,sick хворос=brushw хвост=tail хельси=helsin хеш=hash хижин=cabin,hut хим=chemis химик=chemis
химиче=chemic хирург=surgeo,surger,surgic хитр=cunn,trick хитрос=cunn,trick хлеб=bread,loaf,grain хлеба=sip,slurp хлебн=bread,grain хлебну=sip,slurp хлев=cowsh,sty хлеста=whip,lash хлестн=whip,lash
хлещ=whip,lash хлещет=whip,lash хлоп=flak хлопа=clap,slam хлопае=clap,slam хлопко=cotton хлопну=clap,slam хлопок=cotton хлопот=bustl,troubl,chor хлыну=gush хмел=hop хмур=gloom хмури=frown
хныка=whimpe,whin хобот=trunk ход=cours,mov,passag,walk,attend ходата=petiti ходи=going,walk,attend ходит=walk,attend ходят=walk,attend хож=walk,attend хозяев=owner,master,host,househ,econom
хозяин=host,landlo,master,owner,househ,econom хозяйк=mistre,owner,master,host,househ,econom хозяйс=econom,farm,househ,owner,master,host хокк=hocke холер=choler холм=hill холмис=hill
холод=cold,refrig,fridg холода=cold холоде=cold холоди=fridg,refrig,cold холодн=cold,refrig,fridg холост=bachel холст=canva хом=collar хомут=collar хор=choir,choru хорист=choir,choru хоров=choir,choru
хорон=bur хорони=bur,hid хорош=good,nice,well хост=host хот=albeit,althou,tho,though,want,wish,lik,least хоте=want,wish,lik хотел=want,wish,lik хотим=want,wish,lik хотят=want,wish,lik хохот=laught
хохота=laugh хохоч=laugh хохоче=laugh хоч=want,wish,lik хочет=want,wish,lik храбр=brav храбри=brav храбро=braver храм=templ,church хран=stor,keep,kept хранен=storag,reposi,keeper,custod
храни=keep,stor хранил=storag,reposi,keeper,custod хранит=curato,guardi,keeper,storag,reposi,custod,stor,keep хранят=stor,keep храп=snor храпе=snor храпит=snor хреб=ridg,spin хребет=ridg,spin
хрен=horser хрип=wheez хрипе=wheez хрипит=wheez христи=christ хром=chrom,lam хрома=limp хромае=limp хроник=chroni хрупк=fragil хруст=crunch,crysta хруста=crunch,crysta хрусте=crunch хрусти=crunch
хрустя=crisp хрюка=grunt,oink хрюкну=grunt,oink худ=thin худе=weight,los,thin худеет=weight,los,thin художе=artist,painte художн=artist,painte худш=inferi,wors,worst хуж=wors,worst,bad хук=hook
хулига=misbeh хутор=farmst,farm цапл=heron цар=king,tsar,reign,kingdo,tsarin царапа=scratc царапи=scratc цари=reign царит=reign цариц=kingdo,tsar,tsarin царск=tsar,kingdo,tsarin
царств=kingdo,realm,reign,tsar,tsarin царят=reign цвес=bloom,blosso,flower цвет=color,colour,bloom,blosso,flower цветен=bloom,blosso цветет=bloom,blosso,flower цветн=colour,color цветни=flower
цветок=blosso,flower цветоч=floral,flower цветут=bloom,blosso,flower цедент=assign цеди=strain цедр=zest,peel цеж=strain цеженн=strain
цел=aim,entir,genera,goal,intact,intege,kis,object,overal,purpos,target,whol целев=goal,aim,target,purpos цели=aim,target целик=whol,entire,entir целико=whol,entire,entir целин=virgin,land
целом=genera,overal целу=kis целует=kis цельн=whol цемент=cement цен=cost,pric,valu,apprec цензор=censor цензур=censor цени=valu,apprec ценит=valu,apprec ценн=valuab,valu ценник=pric
ценнос=valu,valuab ценов=pric цент=cent центне=hundre центр=centr,hub,center центра=centra ценят=valu,apprec цеп=chain,circui цепля=catch,hook,cling цепочк=chain,circui церемо=ceremo церкв=church
церков=church цех=shop,worksh,guild цехов=shop,worksh,guild цивили=civili цик=cycl,loop цикл=cycl,loop цикор=chicor цилинд=cylind цинг=scurv циник=cynic цинк=zinc цирк=circu циркул=compas,circul
цирюль=barber цит=quot,cit цитат=quot цитиру=quot,cit цифр=digit,figur,number,digita цифров=digita,figur,digit цока=clatte цыган=gyps цыганс=gyps цыплен=chick,chicke цыплят=chicke,chick чавка=chomp
чаев=tip чаем=tea чай=tea чайк=gull,seagul чайн=tea чайник=kettl,teapot чан=vat чанчун=changc час=clock,compon,hour,part,watch часов=sentr,hour,clock,watch часовн=chapel часовщ=watchm,clockm
част=freque,often,part частиц=partic частич=partia,part частн=privat частни=privat частно=partic частот=freque чат=chat чахну=wither чаш=bowl,cup чашели=sepal чашечк=cup,bowl чашк=cup,bowl
чащ=thicke,freque,often чек=chequ,check,receip чекан=mint,coinag,stamp чекани=mint,chas чеканк=coinag,stamp челн=shuttl,cano челнок=shuttl,cano челове=human,man,mankin,person челюс=jaw чем=than
чемода=suitca,trunk чемпио=champi чепух=nonsen чер=devil черв=worm червяк=worm чердак=attic,loft черед=altern чередо=altern через=acros,throug,via,later черему=bird,cherr череп=skull
черепа=turtl,tortoi черепи=til черепк=shard черепн=skull черепо=shard чересч=too черешн=cherr черн=black черне=blacke,black черни=ink,inkwel черник=bluebe,bilber чернил=ink,inkwel чернов=draft
черноз=black,earth чернос=prun черпа=scoop,draw черпае=scoop,draw черств=stal черт=devil,strok,trait,draw,lin,featur,backsl чертеж=draw,draugh черти=draw чертит=draw чертоп=thistl черч=draw
черчен=draw чес=honor,honour,honest чеса=scratc,comb,itch чеснок=garlic чесноч=garlic честв=honor,celebr честн=honest,honour,krylov честно=honour,honest честол=ambiti чет=coupl
четвер=four,fourth,quarte,thursd,back четкос=clarit четыр=four четыре=four четырн=fourte чех=czech,bohemi чехо=cover,cas чехол=cover,cas чечеви=lentil чеш=scratc,comb,itch чешет=scratc,comb,itch
чешск=czech,bohemi чешу=scal чин=rank,repair,fix,mend,offici чини=fix,mend,repair чинит=repair,fix,mend чиновн=office,offici,rank чирика=chirp,tweet чис=number,quanti,dat чисе=number чисел=number
числ=list числен=number,quanti,dat числи=list числов=number,numeri чист=blank,clean,pur,pure,sheer,clear,peel,brush,solid чисти=clean,peel,clear,brush чистит=clean,clear чистк=clean,pur чистот=purit
чистят=peel,clean,brush чит=chita чита=read читает=read читаль=reader,read читате=reader,read читают=read чиха=sneez чихну=sneez чищ=cleane,clean,clear,peel,brush чищен=peel
чищенн=clean,clear,peel,brush член=member члени=divid членст=member чмокну=kis чрезвы=exceed,extrao,extrem чрезме=excess чтен=read,reader чтец=read,reader чти=honor чтит=honor что=what что-ни=anyth
что-т=someth чувств=emotio,feel,sens,sensit,sentim,felt чугун=iron,cast чугунн=iron,cast чуд=miracl,wonder чудак=eccent чудес=miracl,wonder чудесн=wonder,miracl чуди=seem чудови=monste чует=smell,sens
чуж=alien,foreig,strang,other чужда=shun чулан=closet,storer чулк=stock чулок=stock чум=plagu чурбан=block чут=instin,flair чутк=sensit чуя=smell,sens шаблон=patter,templa шаг=footst,step,pac
шага=walk,step,strid шагает=walk,step,strid шагну=walk,step,strid шайб=gang шайк=gang шал=shawl,naught шалаш=hut,shelte шали=naught шалит=naught шалос=prank шалф=sag шампан=champa шампун=shampo
шанс=chanc шантаж=blackm шапк=cap,hat,matter,front шапочк=cap,hat шар=ball,balloo,glob,spher шарик=ball,balloo,spher шарка=shuffl шарф=scarf шаста=roam шата=stagge шатер=tent,marque шафран=saffro
шахмат=ches шахт=min,shaft,miner шахтер=miner,min,shaft шашк=draugh шва=seam,stitch,joint швабр=mop шве=seamst,sew швед=swedis,sweden шведск=swedis,sweden швейн=seamst,sew
швейца=swis,switze,porter,doorma швец=sweden,swedis швы=seam,stitch,joint швырну=throw,fling,hurl швыря=throw,fling,hurl швыряе=throw,fling,hurl шевард=shevar шевел=mov,stir шевели=mov,stir
шевель=mov,stir шедш=went,com,walk шеи=neck шейн=neck шел=walk,went,com шелест=rustl шелк=silk шелков=silk шелух=husk,peel шелуши=shell,peel шепеля=lisp шепну=whispe шепот=whispe шепта=whispe
шепч=whispe шепчет=whispe шериф=sherif шерс=wool,woolle шерстя=wool,woolle шес=six шест=sixth,pol шеств=march,proces шестер=gear шестид=sixt шестна=sixtee,levell шестьд=sixt шеф=chief,bos шея=neck
шил=sew,stitch,awl шиллин=shill шин=tir,tyr шинел=overco,greatc шинк=shr,slic шинку=shr,slic шип=thorn,spik шипе=his шиповн=rosehi,briar шир=broade,wider ширин=width,wid,breadt,latitu ширм=screen
широк=broad,wid,wide,width,breadt,latitu широт=latitu,width,wid,breadt шит=sew,stitch шифер=slat шифр=encryp,cipher,cod шифров=encryp шицга=shitsg шишк=con,bump шка=scal шкатул=casket,box
шкаф=cabine,closet,cupboa,wardro шкафчи=locker,cupboa,wardro,cabine шкварч=sizzl шкворч=sizzl шко=school,pupil школ=school,pupil школьн=school,pupil шкур=hid,skin,pelt шкурк=hid,skin,pelt
шла=walk,went,com шланг=hos шлем=helmet шлепа=slap шлепну=slap шлет=send,sent шли=went,com,walk шлиф=grind,polish шлифов=grind,polish шло=went,com,walk шлюз=lock,sluic,gatewa шля=wander,hang шляп=hat
шляпк=hat шмыга=sniff,dart шмыгну=sniff,dart шнур=cord,lac,str шнурк=cord,lac,str шнурок=cord,lac,str шов=seam,stitch,joint шок=shock шокола=chocol шорох=rustl шосс=highwa,road
шотлан=scotla,scotti,scot шоу=show шпа=sleepe,tie шпаг=sword шпил=spir шпин=spinac шпинат=spinac шпион=spy шпиони=spy шрам=scar шрифт=font,typ,typefa шрифто=font,typ,typefa штаб=headqu,staff
штамп=stamp штан=pant,trouse штат=unit,stat,staff штатн=stat,staff штил=calm штопа=mend,darn штор=curtai,blind шторм=storm,gal штр=strok штраф=fin,penalt штрафн=fin,penalt штрих=strok штрихк=barcod
штук=thing,piec штукат=plaste штурва=helm,wheel штурм=storm,assaul штурма=naviga штык=bayone шуб=fur,coat шум=nois шуме=nois шумит=nois шумн=nois шурин=brothe,pit шурф=brothe,pit шурш=rustl
шурша=rustl шуршит=rustl шут=jok,jester шути=jok шутит=jok шутк=jok,jester шуч=jok шученн=jok шьет=sew,stitch шью=sew шьют=sew,stitch щавел=sorrel щад=spar щади=spar щадит=spar щаж=spar
щебен=gravel,rubbl щебета=chirp щебеч=chirp щебече=chirp щеголя=flaunt щедр=genero щедрос=genero щек=cheek щекота=tickl щекоч=tickl щекоче=tickl щел=slot,gap,slit,crack щелка=click,snap
щелкн=click,snap щелкну=click,snap щелоч=alkali щелчок=click щенк=pupp щенок=pupp щепк=chip,pinch,splint щепотк=pinch,chip,splint щетин=bristl,brush щетк=brush,bristl щипа=pluck,pinch
щипну=pluck,pinch щит=shield,board щиток=shield,board щук=pik щупа=feel щупаль=tentac щури=squint эваку=evacua эвакуа=evacu эволюц=evolut эгоист=selfis эквива=equiva экзаме=exam,examin
экземп=cop,instan,specim экзоти=exotic экипаж=crew эколог=ecolog эконом=econom,sav экосис=ecosys экран=screen,escap,shield экрани=escap экранн=screen экскур=tour экспед=expedi экспер=experi,expert
эксплу=exploi,operat экспоз=exhibi экспон=exhibi экспор=export эксцен=eccent электр=electr,pdf,book элемен=elemen,item элит=elit эмал=enamel эмблем=emblem,logo эмигр=emigra эмигра=emigr эмоц=emotio
эмпири=empiri эмул=emulat энерг=energ энерге=energ энерги=vigoro энцикл=encycl эпидем=epidem эпизод=episod эпичес=epic эпос=epic эпох=age,era,epoch,period эра=era эроз=erosio эскадр=squadr
эскиз=sketch эскорт=escort эсс=essa,essay эстети=aesthe эстон=estoni эстонс=estoni этаж=floor,upstai,store,stor этажн=floor,store,stor этап=stag,escort эти=thes этик=ethic этикет=label этих=thes
этниче=ethnic это=thi этот=thi эффект=effect,effici эхо=echo юбил=annive,jubile юбилей=annive,jubile юбк=skirt ювелир=jewell юго-за=southw южн=south,southe юли=fidget юмор=humor,humour юморис=humoro
юникод=unicod юнос=youth,young юнош=lad,youth,young юны=young,youth юпитер=jupite юридич=legal,lawyer юрисди=jurisd юрист=lawyer,legal юркну=dart юти=huddl яблок=appl яблон=appl яблочн=appl яви=appear
явит=appear явк=attend,turnou явл=appear явлен=phenom,realit явля=appear явн=explic явь=phenom,realit ягнено=lamb ягнят=lamb ягод=berr ягодн=berr ядер=cor ядерн=nuclea ядовит=toxic,poison,venom
ядр=cor,kernel,nucleu яды=poison,venom язв=ulcer язви=sneer язвл=sneer язвлен=sneer язык=langua,tongu языков=lingui,langua,tongu язычес=pagan язычни=pagan яичн=egg яичниц=egg яйц=egg якор=anchor
якорн=anchor яма=pit,hol ямк=pit,hol ямщик=coachm,driver ямы=pit,hol январ=januar янтар=amber япон=japan,japane японец=japane японск=japan,japane ярд=yard ярк=bright,vibran,vivid яркос=bright
ярлык=label,tag,shortc ярмарк=fair ярмаро=fair ярос=rag яростн=furiou ярус=tier ясен=ash ясл=manger,nurser ясн=clear,cleare яснос=clarit ястреб=hawk яхт=yacht ячейк=cell ячмен=barle ячменн=barle
ящериц=lizard ящик=box,drawer,crat
"""
